package lang

import (
	"testing"

	"reji/checkout"
)

func TestEverySettingAndSourceHasItsOwnWord(t *testing.T) {
	for _, c := range both() {
		distinct(t, c, "setting", AllSettings(), c.SettingName)
		distinct(t, c, "source", AllSources(), c.SettingSource)
		distinct(t, c, "capture", []checkout.CaptureMode{checkout.CaptureManual, checkout.CaptureAutomatic, checkout.CaptureLater}, c.CaptureWord)
		for _, k := range append(checkout.FailureKinds(), checkout.FailureNone) {
			if c.ReaderRemedy(k) == "" {
				t.Errorf("%v: no remedy for %v", c.Lang(), k)
			}
		}
	}
}
