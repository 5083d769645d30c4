package main

import (
	"testing"
	"time"
)

// TestPeriodsAreTheShopsDays reads what people type, in the shop's zone.
func TestPeriodsAreTheShopsDays(t *testing.T) {
	tokyo, berlin := time.FixedZone("JST", 9*3600), zone(t, "Europe/Berlin")
	now := time.Date(2026, 11, 20, 18, 30, 0, 0, time.UTC) // in Tokyo it is the 21st
	for _, c := range []struct {
		from, to  string
		zone      *time.Location
		want, end string
	}{
		{"", "", time.UTC, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"},
		{"", "", tokyo, "2026-11-21T00:00:00+09:00", "2026-11-22T00:00:00+09:00"},
		{"2026-11-01", "", time.UTC, "2026-11-01T00:00:00Z", "2026-11-21T00:00:00Z"},
		{"", "2026-11-18", tokyo, "2026-11-18T00:00:00+09:00", "2026-11-19T00:00:00+09:00"},
		{"2026-10-01", "2026-10-31", time.UTC, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"},
		{"", "2026-11-18T12:00:00Z", tokyo, "2026-11-18T00:00:00+09:00", "2026-11-18T12:00:00Z"},
		{"", "2026-11-18T00:00:00Z", time.UTC, "2026-11-17T00:00:00Z", "2026-11-18T00:00:00Z"},
		{"2026-11-18T23:00:00+01:00", "2026-11-19", time.UTC, "2026-11-18T22:00:00Z", "2026-11-20T00:00:00Z"},
		{"2026-10-25", "2026-10-25", berlin, "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"}, // 25 hours
	} {
		p, err := parsePeriod(c.from, c.to, now, c.zone)
		if err != nil || !p.from.Equal(moment(t, c.want)) || !p.to.Equal(moment(t, c.end)) {
			t.Errorf("%q to %q: %v to %v, want %s to %s: %v", c.from, c.to, p.from, p.to, c.want, c.end, err)
		}
	}
	for _, c := range [][2]string{
		{"today", ""}, {"", "20261120"}, {"2026-13-01", ""}, {"2026-11-20 12:00", ""}, {"1969-01-01", ""}, {"2026-11-22", ""}, {"2026-11-20", "2026-11-19"},
		{"2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"},
	} {
		p, err := parsePeriod(c[0], c[1], now, time.UTC)
		if wrong, ok := asError[*problem](err); !ok || wrong.kind != "period" || wrong.exit != exitUsage {
			t.Errorf("%q is taken as %v", c, p)
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
