package lang

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"reji/checkout"
	"reji/checkout/money"
)

func both() []Catalog { return []Catalog{For(English), For(Japanese)} }

// verdictWords are the contract with everybody who reads a screen, scripts included.
func TestVerdictsAreAlwaysTheSameWords(t *testing.T) {
	want := map[Lang][]string{
		English:  {"PAID", "APPROVED", "DECLINED", "NOT CHARGED", "CHECKING", "RESULT NOT KNOWN", "MANAGER NEEDED", "TILL STOPPED", "CARDS OFFLINE"},
		Japanese: {"支払い完了", "承認済み", "カード承認不可", "請求なし", "確認中", "結果不明", "責任者対応", "停止中", "カード決済停止中"},
	}
	for _, c := range both() {
		for i, v := range AllVerdicts() {
			if got := c.Verdict(v); got != want[c.Lang()][i] {
				t.Errorf("%v: verdict %d is %q, want %q", c.Lang(), i, got, want[c.Lang()][i])
			}
		}
	}
}

func TestEveryValueOfTheDomainHasItsOwnWords(t *testing.T) {
	for _, c := range both() {
		for _, r := range checkout.Reasons() {
			n := c.Reason(r)
			if n.What == "" || n.Money == "" {
				t.Errorf("%v: reason %v says %+v", c.Lang(), r, n)
			}
			if r < checkout.ReasonCredentials && n.Money != c.Reason(checkout.ReasonCashier).Money {
				t.Errorf("%v: reason %v does not say that nothing was charged: %q", c.Lang(), r, n.Money)
			}
			if r >= checkout.ReasonCredentials && (n.Money == c.Reason(checkout.ReasonCashier).Money || n.Next == "") {
				t.Errorf("%v: reason %v needs a person, and says %+v", c.Lang(), r, n)
			}
		}
		for _, k := range checkout.DeclineKinds() {
			if n := c.Decline(k); n.What == "" || n.Money == "" || n.Next == "" {
				t.Errorf("%v: decline %v says %+v", c.Lang(), k, n)
			}
		}
		distinct(t, c, "state", checkout.States(), c.State)
		distinct(t, c, "failure", append(checkout.FailureKinds(), checkout.FailureNone), c.Failure)
		distinct(t, c, "event", checkout.Kinds(), c.Event)
		for _, op := range checkout.Ops() {
			if c.Asked(op) == "" || c.Asked(op) == c.Answered(op) || c.Failed(op) == c.Answered(op) {
				t.Errorf("%v: op %v says %q, %q, %q", c.Lang(), op, c.Asked(op), c.Answered(op), c.Failed(op))
			}
		}
		for k := checkout.RejectedStale; k <= checkout.RejectedUnsupported; k++ {
			if c.Rejected(k) == "" {
				t.Errorf("%v: no words for rejection %v", c.Lang(), k)
			}
		}
		for k := money.Empty; k <= money.OtherCurrency; k++ {
			if c.BadAmount(k) == "" {
				t.Errorf("%v: no words for %v", c.Lang(), k)
			}
		}
	}
}

func distinct[V any](t *testing.T, c Catalog, what string, values []V, words func(V) string) {
	t.Helper()
	seen := map[string]V{}
	for _, v := range values {
		w := words(v)
		if w == "" || w == "?" {
			t.Errorf("%v: no words for %s %v", c.Lang(), what, v)
		}
		if other, dup := seen[w]; dup {
			t.Errorf("%v: %s %v and %v are both %q", c.Lang(), what, v, other, w)
		}
		seen[w] = v
	}
}

// A lost or stolen card must sound like any other refusal (docs.stripe.com/declines/codes).
func TestASuspicionSoundsLikeAnyRefusal(t *testing.T) {
	for _, c := range both() {
		if c.Decline(checkout.DeclineSilent) != c.Decline(checkout.DeclineOtherCard) {
			t.Errorf("%v: a suspicion can be told from a refusal", c.Lang())
		}
	}
}

// names may stand in Japanese text in Latin letters.
var names = []string{"Stripe", "reji", "IC", "Visa", "Apple Pay", "credit", "x", "t", "Enter"}

func TestJapaneseHasNoEnglishWords(t *testing.T) {
	for method, text := range texts(t, For(Japanese)) {
		rest := text
		for _, n := range names {
			rest = strings.ReplaceAll(rest, n, "")
		}
		for _, r := range rest {
			if r < unicode.MaxASCII && unicode.IsLetter(r) {
				t.Errorf("%s says %q", method, text)
				break
			}
		}
	}
}

func TestEnglishHasNoJapaneseWords(t *testing.T) {
	for method, text := range texts(t, For(English)) {
		if strings.ContainsFunc(strings.ReplaceAll(text, "レジ", ""), func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }) {
			t.Errorf("%s says %q", method, text)
		}
	}
}

// texts calls every method of a catalogue with plain arguments and collects what it says.
func texts(t *testing.T, c Catalog) map[string]string {
	t.Helper()
	out := map[string]string{}
	v := reflect.ValueOf(c)
	for i := range v.NumMethod() {
		m := v.Method(i)
		args := make([]reflect.Value, m.Type().NumIn())
		for a := range args {
			args[a] = sample(m.Type().In(a))
		}
		if m.Type().IsVariadic() {
			continue
		}
		name := v.Type().Method(i).Name
		if name == "Lang" {
			continue
		}
		result := m.Call(args)[0]
		if n, ok := result.Interface().(Notice); ok {
			out[name] = n.What + " " + n.Money + " " + n.Next
			continue
		}
		out[name] = result.String()
		empty := name == "NotReached" || name == "DeadlineOver" || name == "Asked"
		if strings.TrimSpace(out[name]) == "" && !empty {
			t.Errorf("%v: %s says nothing", c.Lang(), name)
		}
	}
	return out
}

func sample(typ reflect.Type) reflect.Value {
	switch {
	case typ == reflect.TypeFor[time.Time]():
		return reflect.ValueOf(time.Date(2026, 11, 20, 14, 2, 31, 0, time.UTC))
	case typ.Kind() == reflect.Slice:
		return reflect.Zero(typ)
	case typ.Kind() == reflect.String:
		return reflect.ValueOf("credit").Convert(typ)
	default:
		return reflect.ValueOf(1).Convert(typ)
	}
}

func TestLanguagesAreChosenByTheirWord(t *testing.T) {
	for _, l := range []Lang{English, Japanese} {
		if got, err := Parse(l.String()); err != nil || got != l {
			t.Errorf("Parse(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := Parse("fr"); err == nil {
		t.Error("fr is taken for a language of the till")
	}
}
