package checkout

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// EventVersion is the version of the events' encoding. A journal row of a newer version is refused, never skipped.
const EventVersion = 1

// EncodeEvent writes an event as the journal's body: JSON with a fixed order of fields.
func EncodeEvent(e Event) ([]byte, error) {
	b, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", e.Kind(), err)
	}
	return b, nil
}

// DecodeEvent reads what EncodeEvent wrote. An unknown kind, version or field is an error: a newer program wrote it.
func DecodeEvent(kind string, version int, body []byte) (Event, error) {
	if version != EventVersion {
		return nil, fmt.Errorf("checkout: event %q of version %d: this program reads version %d", kind, version, EventVersion)
	}
	switch kind {
	case KindSaleStarted.String():
		return decode[SaleStarted](body)
	case KindCardTendered.String():
		return decode[CardTendered](body)
	case KindCashTendered.String():
		return decode[CashTendered](body)
	case KindCallAnswered.String():
		return decode[CallAnswered](body)
	case KindCallFailed.String():
		return decode[CallFailed](body)
	case KindObserved.String():
		return decode[Observed](body)
	case KindDeadlinePassed.String():
		return decode[DeadlinePassed](body)
	case KindCancelRequested.String():
		return decode[CancelRequested](body)
	case KindAnotherCardRequested.String():
		return decode[AnotherCardRequested](body)
	case KindCardAllowed.String():
		return decode[CardAllowed](body)
	case KindCardRefused.String():
		return decode[CardRefused](body)
	case KindCaptureRequested.String():
		return decode[CaptureRequested](body)
	case KindResumed.String():
		return decode[Resumed](body)
	}
	return nil, fmt.Errorf("checkout: unknown event kind %q", kind)
}

func decode[E Event](body []byte) (Event, error) {
	var e E
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return nil, fmt.Errorf("decode %s: %w", e.Kind(), err)
	}
	return e, nil
}
