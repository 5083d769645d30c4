package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"reji/checkout"
	"reji/checkout/money"
	uiscreen "reji/ui/screen"
)

// bench is the customer's side of the till's reader. In demo it reaches around Stripe's API into the simulator; with an account there is only
// Stripe's test helper that presents a card.
type bench struct{ hand }

// slowNetwork is how long a request takes while the network is slow: long enough to be watched, short of every time-out of the driver.
const slowNetwork = 2 * time.Second

// neighbour is the test key of another till, as far as the simulator is concerned.
const neighbour = "sk_test_neighbour0000000000000000"

// Simulated reports whether there is a simulator to be reached.
func (b bench) Simulated() bool { return b.app.sim != nil }

// Present holds a test card to the reader. The errors are those of reader.Customer.
func (b bench) Present(ctx context.Context, name string, tip int64) error {
	return b.hold(ctx, name, tip)
}

// Do lets a gesture happen.
func (b bench) Do(ctx context.Context, g uiscreen.Gesture) error {
	switch g {
	case uiscreen.CustomerCancels, uiscreen.PINWillBeWrong, uiscreen.PINWillBeRight, uiscreen.CardWillStay, uiscreen.CardIsTaken, uiscreen.Unplug, uiscreen.PlugIn:
		return b.post(ctx, b.at("customer"), url.Values{"gesture": {gestureWord(g)}}, nil)
	case uiscreen.NetworkSlow:
		return b.post(ctx, "/_sim/network", url.Values{"latency": {slowNetwork.String()}}, nil)
	case uiscreen.NetworkQuick:
		return b.post(ctx, "/_sim/network", url.Values{"latency": {b.app.pace.network.String()}}, nil)
	case uiscreen.LoseBefore:
		return b.Fault(ctx, "change:1:lost_before")
	case uiscreen.LoseAfter:
		return b.Fault(ctx, "change:1:lost_after")
	case uiscreen.OthersPayment:
		return b.intrude(ctx)
	case uiscreen.OthersEnd:
		return b.withdraw(ctx)
	}
	return &checkout.Failure{Kind: checkout.FailureUnsupported, Param: "gesture"}
}

// gestureWord is the simulator's word for what a customer does.
func gestureWord(g uiscreen.Gesture) string {
	switch g {
	case uiscreen.CustomerCancels:
		return "cancel"
	case uiscreen.PINWillBeWrong:
		return "wrong_pin"
	case uiscreen.PINWillBeRight:
		return "right_pin"
	case uiscreen.CardWillStay:
		return "leave"
	case uiscreen.CardIsTaken:
		return "remove"
	case uiscreen.Unplug:
		return "unplug"
	case uiscreen.PlugIn:
		return "plug"
	case uiscreen.NetworkSlow, uiscreen.NetworkQuick, uiscreen.LoseBefore, uiscreen.LoseAfter, uiscreen.OthersPayment, uiscreen.OthersEnd:
	}
	return ""
}

// Fault lets requests go wrong, as "call:occurrence:flavour[,…]".
func (b bench) Fault(_ context.Context, spec string) error {
	if err := b.app.sim.Inject(spec); err != nil {
		return &checkout.Failure{Kind: checkout.FailureRefused, Param: "faults"}
	}
	return nil
}

// at is a path of the simulator's own about the till's reader.
func (b bench) at(what string) string {
	return strings.TrimSuffix("/_sim/readers/"+string(b.reader())+"/"+what, "/")
}

// terminalVersion is the first Stripe-Version with collect_payment_method.
const terminalVersion = "2025-06-30.basil"

// standing is what the simulator tells of a reader.
type standing struct {
	Plugged     bool   `json:"plugged"`
	CardInside  bool   `json:"card_inside"`
	LeavesCard  bool   `json:"leaves_card"`
	WrongPIN    bool   `json:"wrong_pin"`
	Waits       bool   `json:"waits_for_card"`
	Authorizing bool   `json:"authorizing"`
	CanCancel   bool   `json:"can_cancel"`
	Amount      int64  `json:"amount"`
	Currency    string `json:"currency"`
	Intent      string `json:"payment_intent"`
}

// Look tells what is to be seen now.
func (b bench) Look(ctx context.Context) (uiscreen.Sight, error) {
	var s standing
	var network struct{ Latency string }
	var faults struct{ Pending []string }
	if err := b.get(ctx, b.at(""), &s); err != nil {
		return uiscreen.Sight{}, err
	}
	if err := b.get(ctx, "/_sim/network", &network); err != nil {
		return uiscreen.Sight{}, err
	}
	if err := b.get(ctx, "/_sim/faults", &faults); err != nil {
		return uiscreen.Sight{}, err
	}
	latency, err := time.ParseDuration(network.Latency)
	if err != nil {
		return uiscreen.Sight{}, &checkout.Failure{Kind: checkout.FailureProtocol, Param: "latency"}
	}
	return uiscreen.Sight{
		Power: s.Plugged, Waits: s.Waits, Busy: s.Authorizing, MayCancel: s.CanCancel, Inside: s.CardInside, Stays: s.LeavesCard, WrongPIN: s.WrongPIN,
		Foreign: b.foreign(s), Amount: money.New(s.Amount, money.Currency(s.Currency)), Slow: latency >= slowNetwork, Losing: len(faults.Pending),
	}, nil
}

// foreign reports whether the reader is at a payment that is none of this till's.
func (b bench) foreign(s standing) bool {
	if s.Intent == "" || !s.Waits && !s.Authorizing {
		return false
	}
	for _, v := range b.register.Snapshot().Open {
		for _, t := range v.Sale.Tenders {
			if c, ok := t.(checkout.CardTender); ok && string(c.Intent) == s.Intent {
				return false
			}
		}
	}
	return true
}

// intrude lets another till take the reader for a payment of its own.
func (b bench) intrude(ctx context.Context) error {
	amount := url.Values{
		"amount": {"1200"}, "currency": {string(b.app.currency())}, "payment_method_types[]": {"card_present"}, "capture_method": {"manual"},
		"metadata[till]": {"another till"},
	}
	var intent struct{ ID string }
	if err := b.post(ctx, "/v1/payment_intents", amount, &intent); err != nil {
		return err
	}
	return b.post(ctx, "/v1/terminal/readers/"+string(b.reader())+"/collect_payment_method", url.Values{"payment_intent": {intent.ID}}, nil)
}

// withdraw ends what another till has on the reader.
func (b bench) withdraw(ctx context.Context) error {
	var s standing
	if err := b.get(ctx, b.at(""), &s); err != nil {
		return err
	}
	if !b.foreign(s) {
		return nil
	}
	if err := b.post(ctx, "/v1/terminal/readers/"+string(b.reader())+"/cancel_action", nil, nil); err != nil {
		return err
	}
	return b.post(ctx, "/v1/payment_intents/"+s.Intent+"/cancel", nil, nil)
}

func (b bench) get(ctx context.Context, path string, into any) error {
	return b.ask(ctx, http.MethodGet, path, nil, into)
}

func (b bench) post(ctx context.Context, path string, form url.Values, into any) error {
	return b.ask(ctx, http.MethodPost, path, form, into)
}

// ask sends one request past the till's driver, as somebody else.
func (b bench) ask(ctx context.Context, method, path string, form url.Values, into any) error {
	req, err := http.NewRequestWithContext(ctx, method, "http://simulator.invalid"+path, strings.NewReader(form.Encode()))
	if err != nil {
		return fmt.Errorf("ask the simulator: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+neighbour)
	req.Header.Set("Stripe-Version", terminalVersion)
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.app.sim.Transport().RoundTrip(req)
	if err != nil {
		return &checkout.Failure{Kind: checkout.FailureOffline}
	}
	body, err := io.ReadAll(res.Body)
	if closing := res.Body.Close(); err != nil || closing != nil {
		return &checkout.Failure{Kind: checkout.FailureProtocol, Status: res.StatusCode}
	}
	if res.StatusCode != http.StatusOK {
		return &checkout.Failure{Kind: checkout.FailureRefused, Status: res.StatusCode}
	}
	if into != nil && json.Unmarshal(body, into) != nil {
		return &checkout.Failure{Kind: checkout.FailureProtocol, Status: res.StatusCode}
	}
	return nil
}
