package sim

import "net/http"

// sandboxRate is Stripe's limit for a sandbox, in requests a second, for each endpoint and in all (docs.stripe.com/rate-limits).
const sandboxRate = 25

// limiter lets a number of requests through in each second of the clock.
type limiter struct {
	second int64
	all    int
	byCall map[string]int
}

// take counts a request, or refuses it.
func (l *limiter) take(x *execution) *apiError {
	rate := x.s.opts.RateLimit
	if rate < 0 || x.route.control() {
		return nil
	}
	if rate == 0 {
		rate = sandboxRate
	}
	if second := x.at.Unix(); second != l.second || l.byCall == nil {
		l.second, l.all, l.byCall = second, 0, map[string]int{}
	}
	if l.byCall[x.route.call] >= rate {
		return rateLimited("endpoint-rate")
	}
	if l.all >= rate {
		return rateLimited("global-rate")
	}
	l.all++
	l.byCall[x.route.call]++
	return nil
}

func rateLimited(reason string) *apiError {
	return &apiError{status: http.StatusTooManyRequests, kind: typeInvalid, code: "rate_limit", early: true,
		message: "Too many requests. Slow down and try again.", header: http.Header{"Stripe-Rate-Limited-Reason": {reason}}}
}
