package sim

import (
	"net/http"
)

// before acts out the faults that keep the request from its effect. nil: the request goes on.
func (x *execution) before() *answer {
	switch x.fault.Flavour {
	case "lost_before":
		return &answer{ending: dropped}
	case "refused":
		return &answer{ending: refusedIn}
	case "hang":
		return &answer{ending: hung}
	case "500":
		return x.storedFailure()
	case "502":
		return x.gateway(http.StatusBadGateway, "502 Bad Gateway")
	case "503":
		return x.gateway(http.StatusServiceUnavailable, "503 Service Temporarily Unavailable")
	case "409":
		return x.failure(keyInUse())
	case "429":
		return x.failure(rateLimited("global-concurrency"))
	case "lock_timeout":
		return x.failure(&apiError{status: http.StatusTooManyRequests, kind: typeInvalid, code: "lock_timeout", early: true,
			message: "This object cannot be accessed right now because another request is using it."})
	case "401":
		return x.failure(unauthorized("Expired API Key provided: " + redact(x.req.key())))
	case "403":
		return x.failure(forbidden("The provided key '" + redact(x.req.key()) + "' does not have the permissions for this endpoint."))
	}
	return nil
}

// storedFailure is a 500 without effect that the key remembers, as Stripe does once an endpoint has begun. What would have been
// refused before is refused as always, and a key that is known is replayed.
func (x *execution) storedFailure() *answer {
	run := x.route.run
	hollow := *x.route
	hollow.run = func(c *call) (any, *apiError) {
		if _, err := run(c); err != nil && err.early {
			return nil, err
		}
		return nil, internalError()
	}
	kept := x.route
	x.route = &hollow
	a := x.attempt()
	x.route = kept
	return a
}

func internalError() *apiError {
	return &apiError{status: http.StatusInternalServerError, kind: typeAPI, message: "An unexpected error occurred on our side."}
}

func (x *execution) gateway(status int, title string) *answer {
	return x.plain(status, "text/html", replaceTitle(title))
}

func replaceTitle(title string) string {
	return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n</body>\r\n</html>\r\n"
}

// after acts out the faults that spoil the answer of an effect that stands.
func (x *execution) after(a *answer) {
	switch x.fault.Flavour {
	case "lost_after":
		a.ending = dropped
	case "hang_after":
		a.ending = hung
	case "truncated":
		a.ending = cut
	case "slow":
		a.delay = x.fault.Delay
		if x.key != "" && !x.replayed {
			a.key = x.key
			x.s.inFlight[x.key] = x.at.Add(a.delay).UnixNano()
		}
	case "502_after":
		*a = *x.gateway(http.StatusBadGateway, "502 Bad Gateway")
	case "503_after":
		*a = *x.gateway(http.StatusServiceUnavailable, "503 Service Temporarily Unavailable")
	case "null":
		a.body = []byte("null\n")
	case "empty":
		a.body = []byte("{}\n")
	case "garbage":
		a.body = []byte("\x1b[2J<<not json>>\x00\xff\n")
	}
}
