package faults

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Fault is one thing that goes wrong.
type Fault struct {
	Call    string
	Nth     int     // 1, 2, …; 0: see Percent
	Percent float64 // chance of each call; 100 for *
	Flavour string  // without its argument
	Delay   time.Duration
	text    string
}

// String is the fault as it was written.
func (f Fault) String() string { return f.text }

// Calls lists the names of requests, apart from any.
func Calls() []string {
	return []string{"create", "update", "get_intent", "list_intents", "capture", "cancel", "confirm_online",
		"collect", "confirm", "process", "cancel_action", "display", "reader_refund", "present",
		"get_reader", "list_readers", "register", "update_reader", "delete_reader",
		"create_location", "get_location", "list_locations", "update_location", "delete_location",
		"get_charge", "list_charges", "update_charge", "refund", "get_refund", "list_refunds", "update_refund",
		"get_method", "get_event", "list_events", "get_account", "get_balance"}
}

// change is the call that stands for the next request that changes something, whichever that is: the money's, not the customer's.
const change = "change"

// changes says whether a call changes something at Stripe and is no customer's hand.
func changes(call string) bool {
	return !strings.HasPrefix(call, "get_") && !strings.HasPrefix(call, "list_") && call != "present"
}

// commands are the calls that Stripe passes on to a reader.
func commands() []string {
	return []string{"collect", "confirm", "process", "cancel_action", "display", "reader_refund"}
}

// payments are the commands that end in an authorisation.
func payments() []string { return []string{"confirm", "process"} }

// scope says for which calls a flavour makes sense; nil: all.
func scope(flavour string) ([]string, bool) {
	switch flavour {
	case "lost_before", "lost_after", "refused", "hang", "hang_after", "slow",
		"500", "500_after", "502", "502_after", "503", "503_after", "409", "429", "lock_timeout", "401", "403",
		"truncated", "null", "empty", "garbage":
		return nil, true
	case "timeout_undelivered", "timeout_delivered", "offline", "busy", "hardware_fault":
		return commands(), true
	case "stuck":
		return []string{"collect", "confirm", "process", "reader_refund"}, true
	case "stuck_authorized", "connection_error", "connection_error_authorized":
		return payments(), true
	}
	return nil, false
}

// Flavours lists what can go wrong. Those that end in _after let the effect happen first.
func Flavours() []string {
	return []string{"lost_before", "lost_after", "refused", "hang", "hang_after", "slow=DURATION",
		"500", "500_after", "502", "502_after", "503", "503_after", "409", "429", "lock_timeout", "401", "403",
		"truncated", "null", "empty", "garbage",
		"timeout_undelivered", "timeout_delivered", "offline", "busy", "hardware_fault",
		"stuck", "stuck_authorized", "connection_error", "connection_error_authorized"}
}

// Parse reads a list of faults. The error names the entry and lists what is allowed.
func Parse(spec string) ([]Fault, error) {
	var list []Fault
	for _, entry := range strings.Split(spec, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" {
			continue
		}
		f, err := parseOne(entry)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

func parseOne(entry string) (Fault, error) {
	parts := strings.Split(entry, ":")
	if len(parts) != 3 {
		return Fault{}, fmt.Errorf("%q: want call:occurrence:flavour", entry)
	}
	f := Fault{Call: parts[0], text: entry}
	if f.Call != "any" && f.Call != change && !slices.Contains(Calls(), f.Call) {
		return Fault{}, fmt.Errorf("%q: unknown call %q; calls are any, change, %s", entry, f.Call, strings.Join(Calls(), ", "))
	}
	if err := f.setOccurrence(parts[1]); err != nil {
		return Fault{}, fmt.Errorf("%q: %w", entry, err)
	}
	if err := f.setFlavour(parts[2]); err != nil {
		return Fault{}, fmt.Errorf("%q: %w", entry, err)
	}
	return f, nil
}

func (f *Fault) setOccurrence(text string) error {
	if text == "*" {
		f.Percent = 100
		return nil
	}
	if percent, ok := strings.CutSuffix(text, "%"); ok {
		value, err := strconv.ParseFloat(percent, 64)
		if err != nil || !(value > 0 && value <= 100) {
			return fmt.Errorf("unknown occurrence %q; a chance is above 0%% and at most 100%%", text)
		}
		f.Percent = value
		return nil
	}
	nth, err := strconv.Atoi(text)
	if err != nil || nth < 1 || text[0] == '+' {
		return fmt.Errorf("unknown occurrence %q; occurrences are 1, 2, …, * and chances as 25%%", text)
	}
	f.Nth = nth
	return nil
}

func (f *Fault) setFlavour(text string) error {
	name, arg, hasArg := strings.Cut(text, "=")
	calls, known := scope(name)
	if !known || hasArg != (name == "slow") {
		return fmt.Errorf("unknown flavour %q; flavours are %s", text, strings.Join(Flavours(), ", "))
	}
	if calls != nil && f.Call != "any" && f.Call != change && !slices.Contains(calls, f.Call) {
		return fmt.Errorf("flavour %q is for the calls %s", name, strings.Join(calls, ", "))
	}
	if hasArg {
		delay, err := time.ParseDuration(arg)
		if err != nil || delay <= 0 {
			return fmt.Errorf("slow needs a time as 3s or 200ms, not %q", arg)
		}
		f.Delay = delay
	}
	f.Flavour = name
	return nil
}

// fits says whether the fault can strike this call.
func (f Fault) fits(call string) bool {
	if f.Call == call {
		return true
	}
	calls, _ := scope(f.Flavour)
	if f.Call == change && !changes(call) {
		return false
	}
	return (f.Call == "any" || f.Call == change) && (calls == nil || slices.Contains(calls, call))
}
