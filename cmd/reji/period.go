package main

import (
	"time"
)

// period is a stretch of time, [from, to).
type period struct{ from, to time.Time }

// day is how a day is written.
const day = "2006-01-02"

// parsePeriod reads what was typed: days of the shop's time zone, or moments of RFC 3339. A day as the end is meant to its last moment.
// Without a beginning it is the day of the end, without an end it lasts until tonight; without both it is today.
func parsePeriod(from, to string, now time.Time, zone *time.Location) (period, error) {
	p := period{to: nextMidnight(now.In(zone))}
	if to != "" {
		end, whole, ok := parseMoment(to, zone)
		if !ok {
			return p, badPeriod("--to")
		}
		if p.to = end; whole {
			p.to = nextMidnight(end)
		}
	}
	p.from = midnight(p.to.Add(-1).In(zone))
	if from != "" {
		begin, _, ok := parseMoment(from, zone)
		if !ok {
			return p, badPeriod("--from")
		}
		p.from = begin
	}
	if !p.from.Before(p.to) {
		return p, misuse("period", say("The period ends before it begins.", "期間の終わりが始まりより前です。"), periodHint())
	}
	return p, nil
}

// parseMoment reads a moment. whole says that it stands for its whole day.
func parseMoment(typed string, zone *time.Location) (at time.Time, whole, ok bool) {
	if at, err := time.ParseInLocation(day, typed, zone); err == nil {
		return at, true, at.Year() >= 1970
	}
	at, err := time.Parse(time.RFC3339, typed)
	return at, false, err == nil && at.Year() >= 1970
}

// midnight is the beginning of a moment's day in its zone.
func midnight(at time.Time) time.Time {
	y, m, d := at.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, at.Location())
}

func nextMidnight(at time.Time) time.Time { return midnight(at).AddDate(0, 0, 1) }

func badPeriod(flag string) *problem {
	return misuse("period", say(flag+" is not a day or a time.", flag+" は日付または日時ではありません。"), periodHint())
}

func periodHint() text {
	return say("As 2026-11-20 or 2026-11-20T18:00:00+09:00.", "例: 2026-11-20、2026-11-20T18:00:00+09:00")
}
