package checkout

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestCleanLeavesWhatIsFitToShow(t *testing.T) {
	for _, s := range []string{
		"", "Cappuccino", "コーヒー（大）", "珈琲 ¥480", "Crème brûlée", "Ελληνικός καφές", "Việt Nam",
		"כָּשֵׁר", "हिन्दी", "한국어", "WisePOS E ● ready", "50% off – “today” only…", "☕ & 🍰", "✳ ✓ ▶",
	} {
		if got := Clean(s, 0); got != s {
			t.Errorf("Clean(%+q) = %+q", s, got)
		}
	}
}

func TestCleanDropsEscapeSequencesAndControls(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"CSI colour", "a\x1b[31mb\x1b[0mc", "abc"},
		{"CSI erase and move", "\x1b[2J\x1b[1;1HPAID", "PAID"},
		{"CSI with intermediates", "a\x1b[0 qb\x1b[?25lc\x1b[>4;2md", "abcd"},
		{"CSI broken by a wide letter", "a\x1b[31レ", "aレ"},
		{"CSI unfinished", "a\x1b[31", "a"},
		{"OSC 0 title, BEL", "a\x1b]0;owned\ab", "ab"},
		{"OSC 0 title, ST", "a\x1b]0;owned\x1b\\b", "ab"},
		{"OSC 8 link", "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"},
		{"OSC 52 clipboard", "a\x1b]52;c;cm0gLXJmIH4=\ab", "ab"},
		{"✳ inside OSC", "a\x1b]0;✳ busy\ab", "ab"},
		{"✳ inside OSC, C1", "a\u009d0;✳ busy\u009cb", "ab"},
		{"OSC unfinished", "a\x1b]0;owned b", "a"},
		{"DCS", "a\x1bP1$r0m\x1b\\b", "ab"},
		{"DCS around OSC", "a\x1bPtmux;\x1b\x1b]52;c;eA==\a\x1b\\b", "ab"},
		{"APC", "a\x1b_Gf=24;AAAA\x1b\\b", "ab"},
		{"PM and SOS", "a\x1b^x\x1b\\b\x1bXy\x1b\\c", "abc"},
		{"string aborted by CAN", "a\x1b]0;x\x18b", "ab"},
		{"charset and reset", "a\x1b(Bb\x1bcc\x1b7d", "abcd"},
		{"lone ESC", "a\x1b", "a"},
		{"ESC before Japanese", "\x1bレジ", "レジ"},
		{"C1 CSI", "a\u009b31mb", "ab"},
		{"C1 OSC unclosed is mojibake", "a\u009dquoted\u009c b\u009d c", "a b c"},
		{"C1 in Latin-1 read as text", "a\u0080\u0099s", "as"},
		{"raw C1 byte", "a\x9b31mb", "a\ufffd31mb"},
		{"bidi override", "a\u202egnp.exe\u202cb", "agnp.exeb"},
		{"bidi isolates", "\u2066a\u2069\u200e\u200f\u061c", "a"},
		{"zero width", "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", "abcdefg"},
		{"invisible fillers", "a\u115f\u3164\uffa0\u034fb\u180bc", "abc"},
		{"variation selectors", "▶\ufe0f ✓\ufe0e 葛\U000e0100", "▶ ✓ 葛"},
		{"tags and private use", "a\U000e0041\ue000\U000f0000b", "ab"},
		{"noncharacters and unassigned", "a\ufffe\uffff\U000e0fffb\u0378", "ab"},
		{"skin tone", "👍🏽", "👍"},
		{"CRLF", "one\r\ntwo\nthree\rfour", "one two three four"},
		{"tabs and vertical space", "a\t\tb\v\fc", "a b c"},
		{"line and paragraph separators", "a\u2028b\u2029c\u0085d", "a b c d"},
		{"BS, BEL, NUL, DEL", "a\bb\ac\x00d\x7fe", "abcde"},
		{"spaces of all kinds", " \u00a0 a \u3000\u2003 b\u202f ", "a b"},
		{"spaces around what was dropped", "a \x1b[0m \u200b b", "a b"},
		{"broken UTF-8", "a\xff\xfe\xfdb\xc3", "a\ufffdb\ufffd"},
		{"surrogate in UTF-8", "a\xed\xa0\x80b", "a\ufffdb"},
		{"nothing to show", "\x1b[0m\u200b\a \n", ""},
	} {
		if got := Clean(tt.in, 0); got != tt.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanComposes(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"half-width kana", "ﾚｼﾞ", "レジ"},
		{"half-width dakuten and handakuten", "ｶﾞｷﾞﾊﾟﾋﾟｳﾞ", "ガギパピヴ"},
		{"half-width punctuation", "｢ﾃｽﾄ｣､ｶｰﾄﾞ｡･", "「テスト」、カード。・"},
		{"full-width letters are left alone", "ＡＢＣ１２３ ①㍻²ﬁ", "ＡＢＣ１２３ ①㍻²ﬁ"},
		{"decomposed kana", "か\u3099は\u309a", "がぱ"},
		{"decomposed Latin", "Cre\u0300me", "Crème"},
		{"a mark without a letter", "\u0301a \u0301b", "a b"},
		{"dakuten without kana", "ﾞ a", "a"},
		{"a pile of marks", "a" + strings.Repeat("\u0335", 50) + "b", "a" + strings.Repeat("\u0335", 4) + "b"},
		{"marks in another order", "a\u0301\u0323", "ạ\u0301"},
		{"a pile of Hangul vowels", "\u1100" + strings.Repeat("\u1161", 50), "가" + strings.Repeat("\u1161", 4)},
	} {
		if got := Clean(tt.in, 0); got != tt.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanCutsByCells(t *testing.T) {
	for _, tt := range []struct {
		in   string
		max  int
		want string
	}{
		{"Cappuccino", 10, "Cappuccino"},
		{"Cappuccino", 9, "Cappucci…"},
		{"レジスター", 10, "レジスター"},
		{"レジスター", 9, "レジスタ…"},
		{"レジスター", 8, "レジス…"},
		{"レジスター", 7, "レジス…"},
		{"レジ", 3, "レ…"},
		{"レジ", 2, "…"},
		{"レジ", 1, "…"},
		{"レ", 2, "レ"},
		{"a", 1, "a"},
		{"ab", 1, "…"},
		{"one two three", 5, "one…"},
		{"ﾚｼﾞ ﾃｽﾄ", 6, "レジ…"},
		{"e\u0301e\u0301e\u0301", 2, "é…"},
		{strings.Repeat("x", 300), 0, strings.Repeat("x", 199) + "…"},
		{strings.Repeat("x", 300), -7, strings.Repeat("x", 199) + "…"},
		{strings.Repeat("x", 9000), 1 << 40, strings.Repeat("x", 4095) + "…"},
	} {
		if got := Clean(tt.in, tt.max); got != tt.want {
			t.Errorf("Clean(%.40q, %d) = %.40q, want %.40q", tt.in, tt.max, got, tt.want)
		}
	}
}

func TestCleanOfHostileLengthsIsQuick(t *testing.T) {
	for _, unit := range []string{"\u0090", "\x1b[", "\x1b]", "\x1b", "\u0301", "ำ", "\u200b", "\xff", "ｱﾞ", "レ"} {
		in := strings.Repeat(unit, 1<<20/len(unit))
		if got := Clean("a"+in, 80); ansi.StringWidth(got) > 80 || utf8.RuneCountInString(got) > 5*80 {
			t.Errorf("%+q: %d cells, %d runes", unit, ansi.StringWidth(got), utf8.RuneCountInString(got))
		}
	}
}

// checkClean says what every cleaned string must fulfil.
func checkClean(t interface{ Fatalf(string, ...any) }, in string, cells int) {
	out := Clean(in, cells)
	if again := Clean(out, cells); again != out {
		t.Fatalf("Clean(%+q, %d) = %+q, cleaned again %+q", in, cells, out, again)
	}
	if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) {
		t.Fatalf("Clean(%+q, %d) = %+q is not UTF-8 in NFC", in, cells, out)
	}
	if cells <= 0 {
		cells = 200
	}
	if w := ansi.StringWidth(out); w > cells || ansi.Strip(out) != out {
		t.Fatalf("Clean(%+q, %d) = %+q has %d cells, or sequences", in, cells, out, w)
	}
	if strings.TrimSpace(out) != out || strings.Contains(out, "  ") {
		t.Fatalf("Clean(%+q, %d) = %+q has idle spaces", in, cells, out)
	}
	for _, r := range out {
		switch {
		case unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Variation_Selector),
			unicode.IsSpace(r) && r != ' ', r >= 0xFF61 && r <= 0xFF9F:
			t.Fatalf("Clean(%+q, %d) = %+q lets %U through", in, cells, out, r)
		}
	}
}

func TestCleanHoldsForAnyMixture(t *testing.T) {
	pieces := rapid.OneOf(
		rapid.StringN(0, 6, -1),
		rapid.SampledFrom([]string{
			"\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\", "\a", "\u009b", "\u009c", "\u009d", "31m", "0;x", "\x18",
			"\u0301", "\u0323", "\u0302", "\u3099", "ﾞ", "ｶ", "か", "ế", "ệ", "각", "\u1161", "\u11a8", "ำ", "🇯🇵", "👩‍🚀", "👍🏽",
			" ", "\u3000", "\r\n", "\u202e", "\u200d", "\ufe0f", "\xff", "\xe3\x83", "レ", "…", "\u0958", "\u0344", "\u2126",
		}),
	)
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(pieces, 0, 24).Draw(t, "pieces"), "")
		checkClean(t, in, rapid.IntRange(-1, 30).Draw(t, "cells"))
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\x1b[31mb", "\x1b]52;c;x\a", "ﾚｼﾞ", "\u202e", "e\u0301\u0323", "\u009dx", "\xff\xfe", "👩‍👩‍👧", "ก็ำ", "각\u1161"} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, in string, cells int) {
		if cells > 4096 {
			cells = 4096
		}
		checkClean(t, in, cells)
	})
}

func TestMaskOfKnownShapes(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"key sk_test_51Habc_DEF used", "key [redacted] used"},
		{"sk_live_abc,rk_test_def;pk_live_ghi", "[redacted],[redacted];[redacted]"},
		{"prefixedsk_live_abc", "prefixed[redacted]"},
		{"SK_LIVE_ABC", "[redacted]"},
		{"whsec_abc+/=.", "[redacted]."},
		{`"client_secret":"pi_123_secret_abcDEF"`, `"client_secret":"pi_123_[redacted]"`},
		{"seti_9_secret_x and more", "seti_9_[redacted] and more"},
		{"Authorization: Bearer abc.def-ghi", "Authorization: Bearer [redacted]"},
		{"bearer\tabc\"", "bearer\t[redacted]\""},
		{"map[Authorization:[Basic c2tfdGVzdA==]]", "map[Authorization:[Basic [redacted]"},
		{"pst_test_abc ek_live_def", "[redacted] [redacted]"},
		{"card 4242424242424242.", "card [redacted]."},
		{"card 4242 4242 4242 4242, exp 12/30", "card [redacted], exp 12/30"},
		{"card 4242-4242-4242-4242", "card [redacted]"},
		{"card 4242 - 4242 – 4242 - 4242", "card [redacted]"},
		{"4242\u00a04242\u00a04242\u00a04242", "[redacted]"},
		{"３７８２　８２２４６３　１０００５", "[redacted]"},
		{"4222222222222", "[redacted]"},
		{"6205500000000000004", "[redacted]"},
		{"sk_test_4242424242424242xyz", "[redacted]"},
		{"order 3123456789013146", "order 3123456789013146"}, // 16 digits, and no right check digit in them
		{"4242 4242 4242", "4242 4242 4242"},
		{"Visa ···· 4242, sale 0042, ¥12,345,670", "Visa ···· 4242, sale 0042, ¥12,345,670"},
		{"tel 03-1234-5678 at 2026-11-20T14:01:12Z", "tel 03-1234-5678 at 2026-11-20T14:01:12Z"},
		{"sale 0193a5b2-1234-7123-8123-123456789012", "sale 0193a5b2-1234-7123-8123-123456789012"},
		{"pi_3MtwBwLkdIwHu7ix28a3tqPa ch_1 task_live", "pi_3MtwBwLkdIwHu7ix28a3tqPa ch_1 task_live"},
		{"000000000000000", "000000000000000"},
		{"", ""},
	} {
		if got := Mask(tt.in); got != tt.want {
			t.Errorf("Mask(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestACardNumberInTheShapeOfAnIDIsMasked(t *testing.T) {
	// Nearly all of our ids hold a letter; a card number never does.
	if got := Mask("12345678-9012-4242-4242-424242424242"); strings.Contains(got, "4242-4242-4242") {
		t.Errorf("%q", got)
	}
}

// cardNumber draws a number of 13 to 19 digits with a right check digit, and
// the same number as a person writes it.
func cardNumber(t *rapid.T) (number, written string) {
	n := rapid.IntRange(12, 18).Draw(t, "digits")
	sum := 0
	for i := n - 1; i >= 0; i-- {
		d := rapid.IntRange(0, 9).Draw(t, "digit")
		if i == n-1 && d == 0 {
			d = 4 // never all zeros
		}
		number = fmt.Sprint(d) + number
		// The check digit is on the right, so that the last of these counts twice.
		if (n-1-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	number += fmt.Sprint((10 - sum%10) % 10)
	for i, r := range number {
		if i > 0 {
			written += rapid.SampledFrom([]string{"", "", "", " ", "-"}).Draw(t, "separator")
		}
		written += string(r)
	}
	return number, written
}

func TestNoSecretSurvivesMask(t *testing.T) {
	noise := rapid.StringOfN(rapid.SampledFrom([]rune("abkpsZ019 _-:,\"[]{}/レ\n")), 0, 12, -1)
	value := rapid.StringOfN(rapid.SampledFrom([]rune("abcdefXYZ0123456789")), 12, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		secret := value.Draw(t, "value")
		text := ""
		switch shape := rapid.IntRange(0, 4).Draw(t, "shape"); shape {
		case 0:
			text = rapid.SampledFrom([]string{"sk", "rk", "pk"}).Draw(t, "kind") +
				rapid.SampledFrom([]string{"_live_", "_test_"}).Draw(t, "mode") + secret
		case 1:
			text = "whsec_" + secret
		case 2:
			text = "pi_3MtwBwLk_secret_" + secret
		case 3:
			text = "Bearer " + secret
		case 4:
			secret, text = cardNumber(t)
		}
		in := noise.Draw(t, "before") + text + noise.Draw(t, "after")
		out := Mask(in)
		digits := strings.NewReplacer(" ", "", "-", "").Replace(out)
		if strings.Contains(out, secret) || strings.Contains(out, text) || strings.Contains(digits, secret) {
			t.Fatalf("Mask(%q) = %q still holds %q", in, out, secret)
		}
		if again := Mask(out); again != out {
			t.Fatalf("Mask(%q) = %q, masked again %q", in, out, again)
		}
	})
}

func FuzzMask(f *testing.F) {
	f.Add("sk_test_4242 4242 4242 4242 Bearer x")
	f.Fuzz(func(t *testing.T, in string) {
		out := Mask(in)
		if again := Mask(out); again != out {
			t.Fatalf("Mask(%q) = %q, masked again %q", in, out, again)
		}
	})
}
