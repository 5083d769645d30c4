package readers

import (
	"errors"
	"strings"

	"reji/checkout"
	"reji/reader"
	"reji/ui/screen"
)

// excuse says why something was not done and what to do about it, by the kind of failure. Stripe's own words are never shown.
func excuse(env screen.Env, err error) []string {
	w := env.Words
	var f *checkout.Failure
	if !errors.As(err, &f) {
		return []string{w.NotDoneUnknown()}
	}
	switch {
	case f.Code == reader.CodeForeignAction:
		return []string{w.ReaderMovedOn()}
	case f.Code == reader.CodeNoAction:
		return []string{w.ReaderNothingToFree()}
	case f.Kind == checkout.FailureReaderBusy:
		return []string{w.ReaderTooLate()}
	case f.Param == "registration_code":
		return []string{w.ReaderWrongCode()}
	case part(env, err) != "":
		return []string{w.ReaderWrongPlace(part(env, err))}
	}
	return []string{w.NotDone(w.Failure(f.Kind)), w.ReaderRemedy(f.Kind)}
}

// excuseAdding is excuse for a request that adds something: after a lost answer it may be there.
func excuseAdding(env screen.Env, err error) []string {
	var f *checkout.Failure
	if errors.As(err, &f) && f.Kind == checkout.FailureNoAnswer {
		return []string{env.Words.ReaderMaybeAdded()}
	}
	return excuse(env, err)
}

// part is what the cashier calls the part of an address that Stripe does not take; empty where it is none.
func part(env screen.Env, err error) string {
	if k, ok := wrongPart(err); ok {
		return k.label(env)
	}
	return ""
}

// wrongPart finds the field of an address that Stripe does not take, by its name of the parameter: address[postal_code], address_kanji[town].
func wrongPart(err error) (fieldKind, bool) {
	var f *checkout.Failure
	if !errors.As(err, &f) || f.Kind != checkout.FailureRefused {
		return 0, false
	}
	name := f.Param
	if _, inner, ok := strings.Cut(name, "["); ok {
		name = strings.TrimSuffix(inner, "]")
	}
	for _, k := range []fieldKind{placeCountry, placeLine, placeTown, placeCity, placeState, placePostal} {
		if name == k.param() {
			return k, true
		}
	}
	return placeName, strings.HasPrefix(name, placeName.param())
}

// wrongCode reports that the code was not taken.
func wrongCode(err error) bool {
	var f *checkout.Failure
	return errors.As(err, &f) && f.Param == "registration_code"
}

// lost reports that it is not known whether the thing was done.
func lost(err error) bool {
	var f *checkout.Failure
	return errors.As(err, &f) && f.Kind == checkout.FailureNoAnswer
}
