package main

import (
	"errors"
	"os"
	"strings"
	"time"

	"github.com/zalando/go-keyring"
)

// unlockPatience is how long the keyring is waited for when a key is stored or removed: somebody may have to unlock it first.
const unlockPatience = 20 * time.Second

// keyPlace is where a key is kept.
type keyPlace int

// The places.
const (
	placeFile keyPlace = iota
	placeKeyring
)

// String gives the place's name for scripts.
func (p keyPlace) String() string {
	switch p {
	case placeKeyring:
		return "keyring"
	case placeFile:
	}
	return "file"
}

// stored says where the key is now.
func (p keyPlace) stored(h home) text {
	if p == placeKeyring {
		return say("Stored in the system's keyring.", "システムのキーリングに保存しました。")
	}
	return say("Stored in a file that only you can read:", "本人だけが読めるファイルに保存しました:").then(h.key)
}

// errKeyring says that the keyring did not answer, or not with what was put in.
var errKeyring = errors.New("the keyring cannot be used")

// storeKey keeps a key: in the system's keyring, else in a file that only its owner can read. The other place is emptied, so that there is
// one stored key and not two.
func (h home) storeKey(secret string) (keyPlace, error) {
	err := patiently(unlockPatience, func() error {
		if err := keyring.Set(keyringName, h.keyringUser(), secret); err != nil {
			return err
		}
		got, err := keyring.Get(keyringName, h.keyringUser())
		if err == nil && got != secret {
			return errKeyring
		}
		return err
	})
	if err == nil {
		if err := os.Remove(h.key); err != nil && !absent(err) {
			return placeKeyring, err
		}
		return placeKeyring, nil
	}
	// What the keyring says to this does not matter: one that can be read goes before the file, and one that cannot holds nothing back.
	_ = patiently(keyringPatience, func() error { return keyring.Delete(keyringName, h.keyringUser()) })
	return placeFile, writeWhole(h.key, secret)
}

// keyringUser is the name under which this home's key is in the keyring.
func (h home) keyringUser() string { return "stripe-key" + h.name }

// patiently calls the keyring, and goes on without it when it does not answer in time. The goroutine may outlive the wait; it ends with the
// process.
func patiently(patience time.Duration, call func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil {
				done <- errKeyring
			}
		}()
		done <- call()
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return errKeyring
	}
}

// forgetKey removes the stored key from everywhere, and says from where. The environment it cannot change, only name.
func (c *cli) forgetKey() error {
	_, h, err := c.load()
	if err != nil {
		return err
	}
	forgotten := []string{}
	ring := patiently(unlockPatience, func() error { return keyring.Delete(keyringName, h.keyringUser()) })
	if ring == nil {
		forgotten = append(forgotten, placeKeyring.String())
	}
	switch err := os.Remove(h.key); {
	case err == nil:
		forgotten = append(forgotten, placeFile.String())
	case !absent(err):
		return misuse("key", say("The key file cannot be removed:", "キーファイルを削除できません:").then(h.key), say("Remove it by hand.", "手動で削除してください。")).because(err)
	}
	env := strings.TrimSpace(c.env("STRIPE_API_KEY")) != ""
	if c.json {
		return c.answer(map[string]any{"forgotten": forgotten, "environment": env})
	}
	for _, place := range forgotten {
		if place == placeFile.String() {
			c.print(say("Removed the key file:", "キーファイルを削除しました:").then(h.key).in(c.lang))
		} else {
			c.print(say("Removed the key from the system's keyring.", "システムのキーリングからキーを削除しました。").in(c.lang))
		}
	}
	if len(forgotten) == 0 {
		c.print(say("No key was stored.", "保存されたキーはありません。").in(c.lang))
	}
	if ring != nil && !errors.Is(ring, keyring.ErrNotFound) {
		c.say(say("The system's keyring could not be asked. If a key was stored there, run this again where it can.", "システムのキーリングに接続できませんでした。そこに保存した場合は、使える環境でもう一度実行してください。"))
	}
	if env {
		c.say(say("STRIPE_API_KEY is still set here: unset STRIPE_API_KEY", "STRIPE_API_KEY はまだ設定されています: unset STRIPE_API_KEY"))
	}
	if _, used := h.account(); used && !env {
		c.say(say("This till was used with an account: it opens again with a key. A demo: reji demo", "このレジはアカウントで使われていました。再び開くにはキーが必要です。デモは reji demo で使えます。"))
	}
	return nil
}
