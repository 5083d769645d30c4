package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"reji/checkout"
	"reji/reader"
	"reji/reader/sim"
	"reji/reader/stripe"
)

// TestDoctorTellsNetworkFaultsApart has a remedy of its own for each, and never says what the system said.
func TestDoctorTellsNetworkFaultsApart(t *testing.T) {
	dial := func(err error) error {
		return &url.Error{Op: "Get", URL: "https://api.stripe.com/v1/account", Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	facts := map[string]string{}
	for name, c := range map[string]struct {
		err          error
		local        bool
		fact, remedy string
	}{
		"no name":     {dial(&net.DNSError{Err: "no such host", Name: "api.stripe.com", IsNotFound: true}), false, "cannot be found", "Wi-Fi"},
		"proxy":       {&url.Error{Err: &net.OpError{Op: "proxyconnect", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}}, false, "proxy", "HTTPS_PROXY"},
		"refused":     {dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)), false, "refused", "Firewall"},
		"local":       {dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)), true, "nobody listens", "reji sim"},
		"no route":    {dial(os.NewSyscallError("connect", syscall.ENETUNREACH)), false, "no way", "cable"},
		"expired":     {&url.Error{Err: &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}}}, false, "not valid today", "date"},
		"other owner": {&url.Error{Err: &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}}, false, "reads along", "network"},
		"silence":     {&url.Error{Err: os.ErrDeadlineExceeded}, false, "in time", "Firewall"},
		"cut":         {&url.Error{Err: io.ErrUnexpectedEOF}, false, "breaks off", "cable"},
	} {
		fact, remedy := networkWords(c.err, "api.stripe.com", c.local)
		if !strings.Contains(fact.en, c.fact) || !strings.Contains(strings.ToLower(remedy.en), strings.ToLower(c.remedy)) || fact.ja == "" || remedy.ja == "" {
			t.Errorf("%s: %q, %q", name, fact.en, remedy.en)
		}
		if other, twice := facts[fact.en]; twice {
			t.Errorf("%s and %s are told in the same words", name, other)
		}
		facts[fact.en] = name
	}
}

// TestDoctorLooksBehindAnAnswer finds a page that is not Stripe's, and a clock that is wrong, in answers over a real socket.
func TestDoctorLooksBehindAnAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		body   string
		ahead  time.Duration // of the answer's clock
		answer http.HandlerFunc
		grade  grade
		kind   string
		clock  grade
	}{
		"stripe":      {body: `{"error":{"type":"invalid_request_error"}}`},
		"clock slow":  {body: `{"error":{"type":"invalid_request_error"}}`, ahead: 5 * time.Minute, clock: gradeWarn},
		"clock fast":  {body: `{"error":{"type":"invalid_request_error"}}`, ahead: -5 * time.Minute, clock: gradeWarn},
		"clock right": {body: `{"error":{"type":"invalid_request_error"}}`, ahead: 100 * time.Second},
		"guest page":  {body: `<html>Welcome. Please log in.</html>`, grade: gradeFail, kind: "captive"},
		"other JSON":  {body: `{"hello":"world"}`, grade: gradeFail, kind: "captive"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "" {
				t.Errorf("%s: the question about the way carries a key", name)
			}
			w.Header().Set("Date", time.Now().Add(c.ahead).UTC().Format(http.TimeFormat))
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, c.body)
		}))
		p := &checkup{cli: &cli{}, mode: checkout.ModeTest, cfg: Config{APIBase: server.URL}}
		line := p.network(t.Context())
		if line.grade != c.grade || line.kind != c.kind || line.up != (c.grade == gradeFine) {
			t.Errorf("%s: %s %q", name, line.grade, line.fact.en)
		}
		clock := p.clock(line)
		if clock.grade != c.clock {
			t.Errorf("%s: %s %q", name, clock.grade, clock.fact.en)
		}
		if c.clock == gradeWarn && strings.Contains(clock.fact.en, "behind") != (c.ahead > 0) {
			t.Errorf("%s: %q", name, clock.fact.en)
		}
		server.Close()
	}
}

// TestDoctorSaysWhoseActionItIs finds the reader at work for this till, for another one, and for somebody who is no till.
func TestDoctorSaysWhoseActionItIs(t *testing.T) {
	t.Parallel()
	a := startSim(t)
	s, other := a.shop(), a.shop()
	waiting := s.command("sale", "20", "--timeout", "90s")
	steps, err := waiting.StderrPipe()
	if err == nil {
		err = waiting.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	stop := func() {
		_ = waiting.Process.Kill()
		_ = waiting.Wait() // it was killed
	}
	defer stop()
	// Only now may the doctor ask: the simulator lets through so many requests a second, and the sale needs its own.
	for lines := bufio.NewScanner(steps); lines.Scan() && !strings.Contains(lines.Text(), "present card"); {
	}
	wants := func(s *shop, grade, words string) {
		t.Helper()
		said := ""
		eventually(t, 20*time.Second, grade+" "+words, func() bool {
			said, _ = s.run(exitDone, "doctor")
			for line := range strings.Lines(said) {
				if strings.Contains(line, " reader ") && strings.HasPrefix(line, grade) && strings.Contains(line, words) {
					return true
				}
			}
			return false
		})
	}
	wants(s, "OK", "this till's payment pi_")
	other.run(exitUsage, "ledger", "show", "1") // it has a ledger now, and an id of its own
	wants(other, "WARN", "another till's payment, pi_")
	stop()
	var made intent
	foreign := func(path string, form url.Values, into any) { // the doctor's questions may have used up this second's requests
		eventually(t, 20*time.Second, path, func() bool { return ask(a.base, http.MethodPost, path, form, into) == nil })
	}
	foreign("/v1/payment_intents", url.Values{"amount": {"500"}, "currency": {"usd"}, "payment_method_types[]": {"card_present"}}, &made)
	foreign("/v1/terminal/readers/tmr_SimulatedUsd01/process_payment_intent", url.Values{"payment_intent": {made.ID}}, nil)
	wants(s, "WARN", "not a till's: process "+made.ID)
}

// TestDoctorGradesSpace warns early and fails late.
func TestDoctorGradesSpace(t *testing.T) {
	for free, want := range map[uint64]grade{0: gradeFail, noSpace - 1: gradeFail, noSpace: gradeWarn, littleSpace - 1: gradeWarn, littleSpace: gradeFine, 1 << 40: gradeFine} {
		if f := spaceFinding(free, true)("/"); f.grade != want || want == gradeFail && f.exit != exitBooks {
			t.Errorf("%d: %s, exit %d", free, f.grade, f.exit)
		}
	}
	if f := spaceFinding(0, false)("/"); f.grade != gradeFine {
		t.Errorf("what cannot be measured is no fault: %s", f.grade)
	}
}

// TestFirstLocationInEveryCountry makes a Location with the practice address of each country, for a simulator that knows which parts are
// needed where.
func TestFirstLocationInEveryCountry(t *testing.T) {
	s, err := sim.New(sim.Options{Empty: true, RateLimit: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	key, err := stripe.ParseKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	d, err := stripe.New(stripe.Options{Key: key, Now: now, Transport: s.Transport()})
	if err != nil {
		t.Fatal(err)
	}
	countries := strings.Fields("AT AU BE CA CH CZ DE DK EE ES FI FR GB HK IE IT JP LI LT LU LV MT MY NL NO NZ PL PT SE SG SI SK US")
	for _, country := range countries {
		address, ok := practiceAddress(country)
		if !ok || address.Country != country {
			t.Errorf("%s: %+v", country, address)
			continue
		}
		at, err := d.CreateLocation(t.Context(), reader.Location{Name: "counter-1", Address: address})
		if err != nil || at.Address.Country != country {
			t.Errorf("%s: %+v %v", country, at, err)
		}
	}
	for _, country := range []string{"", "ZZ", "A", "US "} {
		if address, ok := practiceAddress(country); ok {
			t.Errorf("%q: %+v", country, address)
		}
	}
	if err := d.CancelAction(t.Context(), "tmr_none", ""); !errors.As(err, new(*checkout.Failure)) {
		t.Errorf("an empty simulator has a reader: %v", err)
	}
}

// TestListenForThePosition reads the answer in whatever pieces it comes, with other answers around it, and gives up where none comes.
func TestListenForThePosition(t *testing.T) {
	for text, want := range map[string]int{
		"\x1b[12;24R": 24, "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[1;36R": 36, "abc\x1b[1;2R": 2, "\x1b[1;2": 0, "": 0, strings.Repeat("x", 1<<14): 0,
	} {
		for _, piece := range []int{1, 3, 64} {
			if got := listenFor(&pieces{text, piece}); got != want {
				t.Errorf("%.20q in pieces of %d: %d, want %d", text, piece, got, want)
			}
		}
	}
}

// pieces is a reader that gives a text a few bytes at a time.
type pieces struct {
	text string
	size int
}

// Read gives the next piece.
func (p *pieces) Read(into []byte) (int, error) {
	if p.text == "" {
		return 0, io.EOF
	}
	n := copy(into, p.text[:min(p.size, len(p.text))])
	p.text = p.text[n:]
	return n, nil
}
