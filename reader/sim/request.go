package sim

import (
	"encoding/base64"
	"mime"
	"net/http"
	"strings"
	"time"
)

// maxBody is the largest request body that is read, in bytes.
const maxBody = 1 << 20

// request is a request whose body has arrived.
type request struct {
	method, path, query string
	header              http.Header
	body                string
	tooLarge            bool
}

// key is the API key of a Bearer or Basic authorization, "" when there is none.
func (r *request) key() string {
	scheme, value, _ := strings.Cut(r.header.Get("Authorization"), " ")
	switch strings.ToLower(scheme) {
	case "bearer":
		return strings.TrimSpace(value)
	case "basic":
		raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
		if err != nil {
			return ""
		}
		user, _, _ := strings.Cut(string(raw), ":")
		return user
	}
	return ""
}

// minSecret is how many characters a key has at least after its prefix.
const minSecret = 8

// authenticate accepts any well-formed test key; all of them see the one account.
func (r *request) authenticate() *apiError {
	key := r.key()
	switch {
	case key == "":
		return unauthorized("You did not provide an API key. Send it as the user of Basic authorization or as a Bearer token.")
	case strings.HasPrefix(key, "pk_"):
		err := unauthorized("This call cannot be made with a publishable key.")
		err.code = "secret_key_required"
		return err
	case strings.HasPrefix(key, "sk_live_"), strings.HasPrefix(key, "rk_live_"):
		return unauthorized("A live key means nothing to a simulator: " + redact(key))
	}
	secret, ok := strings.CutPrefix(key, "sk_test_")
	if !ok {
		secret, ok = strings.CutPrefix(key, "rk_test_")
	}
	if !ok || len(secret) < minSecret || strings.Trim(secret, base62+"_") != "" {
		return unauthorized("Invalid API Key provided: " + redact(key))
	}
	if strings.HasPrefix(key, "rk_") && strings.HasSuffix(key, "_noaccess") {
		return forbidden("The provided key '" + redact(key) + "' does not have the permissions for this endpoint.")
	}
	if account := r.header.Get("Stripe-Account"); account != "" && account != accountID {
		return forbidden("The provided key '" + redact(key) + "' does not have access to account '" + account + "'.")
	}
	return nil
}

// redact shows of a key its kind and its last four characters, as Stripe does.
func redact(key string) string {
	if len(key) < 16 {
		return strings.Repeat("*", len(key))
	}
	return key[:8] + strings.Repeat("*", len(key)-12) + key[len(key)-4:]
}

// checkBody refuses bodies that are not a form.
func (r *request) checkBody() *apiError {
	if r.tooLarge {
		return &apiError{status: http.StatusRequestEntityTooLarge, kind: typeInvalid, early: true, message: "The request body is larger than 1 MiB."}
	}
	if r.body == "" {
		return nil
	}
	kind, _, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return invalid("", "", "The request body must be application/x-www-form-urlencoded.")
	}
	return nil
}

// apiVersion is the version the request asks for.
func (r *request) apiVersion() (version, *apiError) {
	header := r.header.Get("Stripe-Version")
	if header == "" {
		return accountVersion, nil
	}
	v, ok := parseVersion(header)
	if !ok {
		return accountVersion, invalid("", "", "Invalid Stripe API version: "+header)
	}
	return v, nil
}

// maxKey is the longest idempotency key, in bytes.
const maxKey = 255

// idempotencyKey is the key of a POST; other methods need none.
func (r *request) idempotencyKey() (string, *apiError) {
	key := r.header.Get("Idempotency-Key")
	if r.method != http.MethodPost {
		return "", nil
	}
	if len(key) > maxKey {
		return "", invalid("", "", "Idempotency keys have at most 255 characters.")
	}
	return key, nil
}

// answer is what goes back, or how the connection ends instead.
type answer struct {
	status int
	header http.Header
	body   []byte
	ending ending
	delay  time.Duration // spent by Stripe after the effect
	key    string        // that is in flight until the answer has left
}

// ending is how a request ends for the client.
type ending int

const (
	answered  ending = iota
	dropped          // the connection dies without an answer
	refusedIn        // there is no connection at all
	hung             // nothing ever comes
	cut              // the connection dies in the middle of the body
)
