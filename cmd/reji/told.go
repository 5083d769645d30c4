package main

import (
	"sync"

	"reji/reader/stripe"
	uiscreen "reji/ui/screen"
)

// mostRequests is how many requests the screens are told at once; the largest terminal shows fewer.
const mostRequests = 20

// told are the last requests to Stripe, for the screens. The latest list wins: a screen that is slow misses old ones and holds no request up.
type told struct {
	mu   sync.Mutex
	list []uiscreen.Request
	out  chan []uiscreen.Request
}

func newTold() *told { return &told{out: make(chan []uiscreen.Request, 1)} }

// note takes a request that has ended. Where no screen is, nobody is told.
func (t *told) note(e stripe.Exchange) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.list = uiscreen.Noted(t.list, uiscreen.Request{Method: e.Method, Path: e.Path, Status: e.Status, Took: e.Took}, mostRequests)
	select {
	case <-t.out:
	default:
	}
	t.out <- t.list
}
