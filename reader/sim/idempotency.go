package sim

import (
	"net/http"
)

// recall replays what the key has answered before, or refuses it: another request, or one that is still on its way. nil means that
// the key is new.
func (x *execution) recall(fingerprint string) *answer {
	if until, ok := x.s.inFlight[x.key]; ok {
		if until > x.at.UnixNano() {
			return x.failure(keyInUse())
		}
		delete(x.s.inFlight, x.key)
	}
	old := x.s.world.answers.byID[x.key]
	if old == nil {
		return nil
	}
	if old.Fingerprint != fingerprint {
		return x.failure(&apiError{status: http.StatusBadRequest, kind: typeIdempotency, early: true,
			message: "Keys for idempotent requests can only be used with the same endpoint and the same parameters. Use another key than '" + x.key + "' for another request."})
	}
	x.replayed, x.original = true, old.Request
	a := x.answer(old.Status, pretty(old.Body))
	a.header.Set("Idempotent-Replayed", "true")
	a.header.Set("Original-Request", old.Request)
	return a
}

func keyInUse() *apiError {
	return &apiError{status: http.StatusConflict, kind: typeIdempotency, code: "idempotency_key_in_use", early: true,
		message: "Another request with this idempotency key is still in progress."}
}
