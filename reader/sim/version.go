package sim

import (
	"slices"
	"strings"
)

// version is a Stripe API version as 2025-06-30.basil. Versions compare by their date, which is the text's own order.
type version string

const (
	// accountVersion is the simulated account's default, used when a request names none and for events.
	accountVersion version = "2023-10-16"
	// asyncCapture is when the default capture method became automatic_async (changelog 2024-04-10).
	asyncCapture version = "2024-04-10"
	// namedReleases is when versions began to carry a name.
	namedReleases version = "2024-09-30"
	// interacCapture is when a manual top-level capture method was refused for Interac (changelog 2025-03-31.basil).
	interacCapture version = "2025-03-31"
	// twoStep is when collect_payment_method and confirm_payment_intent became available (changelog 2025-06-30.basil).
	twoStep version = "2025-06-30.basil"
	// expiredReason is when a lapsed authorisation began to be canceled with the reason "expired" instead of "automatic". The
	// value is newer than 2023-10-16; the exact version is a guess.
	expiredReason version = "2025-03-31"
	// newestRelease is the latest release whose name is among releaseNames.
	newestRelease version = "2026-10-28"
)

func releaseNames() []string { return []string{"acacia", "basil", "clover", "dahlia", "endive"} }

// named says whether a version of that date may carry that name. Client libraries pin a new version every month, and a name that
// comes after this list is not a reason to refuse them: later dates take any name in small letters.
func (v version) named(name string) bool {
	if name == "preview" || slices.Contains(releaseNames(), name) {
		return true
	}
	return v > newestRelease && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == ""
}

// parseVersion reads a Stripe-Version header. Preview flags after a semicolon are ignored.
func parseVersion(header string) (version, bool) {
	text, _, _ := strings.Cut(header, ";")
	text = strings.TrimSpace(text)
	date, name, named := strings.Cut(text, ".")
	if len(date) != len("2006-01-02") || date[4] != '-' || date[7] != '-' || date < "2011" {
		return "", false
	}
	for i, digit := range date {
		if i != 4 && i != 7 && (digit < '0' || digit > '9') {
			return "", false
		}
	}
	if month, day := date[5:7], date[8:]; month < "01" || month > "12" || day < "01" || day > "31" {
		return "", false
	}
	if named != (version(date) >= namedReleases) {
		return "", false
	}
	if !named {
		return version(date), true
	}
	if !version(date).named(name) {
		return "", false
	}
	return version(text), true
}

// atLeast compares dates only, so that a name never decides.
func (v version) atLeast(other version) bool { return v[:10] >= other[:10] }
