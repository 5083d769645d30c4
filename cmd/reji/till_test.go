package main

import (
	"context"
	"os"
	"time"

	"reji/checkout"
	"reji/ui"
	"reji/ui/screen/history"
)

// faulty is the program with a part that panics: FAULT names which.
func faulty() {
	w := machine()
	w.dress = func(d ui.Deps) ui.Deps {
		switch os.Getenv("FAULT") {
		case "books": // in a command, on a goroutine of its own
			d.Books = panicking{d.Books}
		case "clock": // in Update and View, a while after the start
			began, clock := time.Now(), d.Now
			d.Now = func() time.Time {
				if time.Since(began) > time.Second {
					panic("the clock fell off the wall, with " + testKey)
				}
				return clock()
			}
		}
		return d
	}
	os.Exit(int(run(os.Args[1:], w)))
}

// panicking are books in which a sale cannot be opened.
type panicking struct{ history.Books }

// Timeline panics, with a secret in its mouth.
func (panicking) Timeline(context.Context, checkout.SaleID) ([]checkout.BookLine, error) {
	panic("page torn, " + testKey)
}
