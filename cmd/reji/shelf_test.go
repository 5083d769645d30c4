package main

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"reji/checkout"
	"reji/ui/lang"
	"reji/ui/layout"
	uiscreen "reji/ui/screen"
)

// readerDesk is a demo's till with its readers, in virtual time, in English, and the way around the till into the simulator.
type readerDesk struct {
	*theatre
	words lang.Catalog
}

// atReaders plays at a till with the real screens, register, ledger, driver and simulator.
func atReaders(t *testing.T, play func(d *readerDesk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour)
		d := &readerDesk{theatre: byHand(t, lang.English), words: lang.For(lang.English)}
		d.opens(layout.Area{W: 80, H: 24})
		defer func() { d.dies() }()
		d.till.WaitUntil("there is a reader", time.Minute, func() bool { return d.register.Snapshot().Reader.ID != "" })
		play(d)
	})
}

// stripe asks the simulator as somebody else than the till.
func (d *readerDesk) stripe(method, path string, form url.Values, into any) {
	d.t.Helper()
	b := bench{hand{app: d.app, register: d.register}}
	if err := b.ask(context.Background(), method, path, form, into); err != nil {
		d.t.Fatalf("%s %s: %v", method, path, err)
	}
}

// objects are the ids of a list of Stripe's.
func (d *readerDesk) objects(path string) []string {
	d.t.Helper()
	var list struct{ Data []struct{ ID string } }
	d.stripe(http.MethodGet, path+"?limit=100", nil, &list)
	var ids []string
	for _, o := range list.Data {
		ids = append(ids, o.ID)
	}
	return ids
}

// empties takes the account's readers away, and its Locations.
func (d *readerDesk) empties(places bool) {
	d.t.Helper()
	paths := []string{"/v1/terminal/readers"}
	if places {
		paths = append(paths, "/v1/terminal/locations")
	}
	for _, path := range paths {
		for _, id := range d.objects(path) {
			d.stripe(http.MethodDelete, path+"/"+id, nil, nil)
		}
	}
}

// intrudes lets a payment of somebody's stand on the till's reader; whose is the till in its metadata. It gives the PaymentIntent.
func (d *readerDesk) intrudes(whose string) string {
	d.t.Helper()
	var intent struct{ ID string }
	form := url.Values{"amount": {"1200"}, "currency": {"usd"}, "payment_method_types[]": {"card_present"}, "capture_method": {"manual"}}
	if whose != "" {
		form.Set("metadata[till]", whose)
	}
	d.stripe(http.MethodPost, "/v1/payment_intents", form, &intent)
	d.stripe(http.MethodPost, "/v1/terminal/readers/"+d.reader()+"/collect_payment_method", url.Values{"payment_intent": {intent.ID}}, nil)
	return intent.ID
}

func (d *readerDesk) reader() string { return string(d.register.Snapshot().Reader.ID) }

// action is what a reader was last told to do, and how far it is.
func (d *readerDesk) action(reader string) string {
	d.t.Helper()
	var r struct {
		Action *struct{ Type, Status string }
	}
	d.stripe(http.MethodGet, "/v1/terminal/readers/"+reader, nil, &r)
	if r.Action == nil {
		return ""
	}
	return r.Action.Type + " " + r.Action.Status
}

// opensReaders goes to the readers' screen and waits for the list.
func (d *readerDesk) opensReaders() {
	d.t.Helper()
	d.till.Press("r")
	d.till.WaitUntil("the readers are listed", time.Minute, func() bool { return !d.till.Shows(d.words.ReadersAsking()) && !d.till.Shows(d.words.PairWorking()) })
}

// chooses moves to a line of the list.
func (d *readerDesk) chooses(text string) {
	d.t.Helper()
	for n := 0; ; n++ {
		for _, line := range strings.Split(d.till.Screen(), "\n") {
			if strings.Contains(line, "▶") && strings.Contains(line, text) {
				return
			}
		}
		if n > 40 {
			d.t.Fatalf("no line says %q:\n%s", text, d.till.Screen())
		}
		d.till.Press("down")
	}
}

// pays takes 20.00 on the till's reader.
func (d *readerDesk) pays() {
	d.t.Helper()
	d.till.Type("2000")
	d.till.Press("enter")
	d.till.WaitFor(d.words.PresentCard(), time.Minute)
	d.till.Press("t")
	d.till.WaitFor(d.words.Verdict(lang.Paid), time.Minute)
}

// TestT17_AChosenReaderIsUsedAndRemembered chooses another reader on the screen: the header names it, the next sale uses it, and so does the
// next start.
func TestT17_AChosenReaderIsUsedAndRemembered(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		before := d.reader()
		d.stripe(http.MethodPost, "/v1/terminal/readers", url.Values{"registration_code": {"simulated-s700"}, "location": {"tml_SimulatedUsd01"}, "label": {"Window"}}, nil)
		d.opensReaders()
		d.till.Expect("San Francisco store")
		d.till.Press("l")
		d.till.WaitFor("Window", time.Minute)
		d.till.Press("up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up", "up")
		d.chooses("Window")
		d.till.Press("enter")
		d.till.WaitFor(d.words.ReaderNowUsed("Window"), time.Minute)
		chosen := d.reader()
		if chosen == before {
			t.Fatal("the till's reader is the one it was")
		}
		d.till.Press("esc", "g")
		d.chooses(d.words.SettingName(lang.SetReader))
		d.till.Expect("Window", d.words.SettingSource(lang.FromChosen))
		d.till.Press("esc")
		d.pays()
		sales, err := d.app.ledger.Sales(context.Background(), checkout.BookPage{Limit: 1})
		if err != nil || string(sales[0].Tenders[0].Reader) != chosen {
			t.Fatalf("the sale was taken on %v (%v)", sales, err)
		}
		d.dies()
		d.opens(layout.Area{W: 80, H: 24})
		d.till.WaitFor("Window ●", time.Minute)
		if d.reader() != chosen {
			t.Errorf("after a restart the reader is %s", d.reader())
		}
	})
}

// TestK3_OneKeyMakesALocationAndASimulatedReader begins in an account without readers and Locations, and ends in a sale that is paid.
func TestK3_OneKeyMakesALocationAndASimulatedReader(t *testing.T) {
	for _, withPlaces := range []bool{true, false} {
		atReaders(t, func(d *readerDesk) {
			d.empties(!withPlaces)
			d.opensReaders()
			d.till.Expect(d.words.ReadersEmpty(), d.words.KeyMakeReader())
			d.till.Press("m")
			d.till.WaitFor(d.words.ReaderAdded("counter-1"), time.Minute)
			d.till.WaitFor(d.words.ReaderUsedHere(), time.Minute)
			d.till.Expect("✓  counter-1", d.words.ReaderSimulated("WisePOS E"))
			if n := len(d.objects("/v1/terminal/readers")); n != 1 {
				t.Errorf("%d readers were made", n)
			}
			d.till.Press("esc")
			d.pays()
		})
	}
}

// TestT17_AReaderIsAddedByItsCode types a wrong code, then a right one, and makes the Location it stands at.
func TestT17_AReaderIsAddedByItsCode(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.empties(true)
		d.opensReaders()
		d.till.Press("n")
		d.till.Type("blue hat")
		d.till.Press("enter")
		d.till.Type("Back 2")
		d.till.Press("enter")
		d.till.WaitFor(d.words.PairPlaceTitle(), time.Minute)
		d.till.Type("Back office")
		d.till.Press("enter")
		d.till.Type("5 Mission St")
		d.till.Press("enter", "enter", "enter", "enter")
		d.till.WaitFor(d.words.ReaderWrongPlace(d.words.PlaceCity()), time.Minute)
		d.till.Type("Oakland") // the field that Stripe complained about has the focus
		d.till.Press("enter")
		d.till.Type("CA")
		d.till.Press("enter")
		d.till.Type("94601")
		d.till.Press("enter")
		d.till.WaitFor("it again.", time.Minute) // the code is wrong
		d.till.Expect("blue hat")
		if n := len(d.objects("/v1/terminal/locations")); n != 1 {
			t.Fatalf("%d Locations were made", n)
		}
		for range "blue hat" {
			d.till.Press("backspace")
		}
		d.till.Type("simulated-s700")
		d.till.Press("enter", "enter")
		d.till.WaitFor("Back office", time.Minute)
		d.till.Press("enter")
		d.till.WaitFor(d.words.ReaderAdded("Back 2"), time.Minute)
		if n, places := len(d.objects("/v1/terminal/readers")), len(d.objects("/v1/terminal/locations")); n != 1 || places != 1 {
			t.Errorf("%d readers at %d Locations", n, places)
		}
		d.till.Press("esc")
		d.pays()
	})
}

// TestF3_AReaderThatMayHaveBeenAddedIsLookedFor loses the answer to a registration: the screen does not try again by itself, and the list shows
// the reader.
func TestF3_AReaderThatMayHaveBeenAddedIsLookedFor(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		readers := len(d.objects("/v1/terminal/readers"))
		if err := d.app.sim.Inject("register:1:lost_after"); err != nil {
			t.Fatal(err)
		}
		d.opensReaders()
		d.till.Press("n")
		d.till.Type("simulated-wpe")
		d.till.Press("enter")
		d.till.Type("Lost and found")
		d.till.Press("enter")
		d.till.WaitFor(d.words.PairPlace(), time.Minute)
		d.till.Press("enter")
		d.till.WaitFor("The reader may have been added", time.Minute)
		d.till.WaitFor("Lost and found", time.Minute)
		if n := len(d.objects("/v1/terminal/readers")); n != readers+1 {
			t.Errorf("%d readers were added", n-readers)
		}
	})
}

// TestRule8_SomebodyElsesPaymentIsLeftAlone puts payments of a stranger and of another till on the reader: the till names them and cancels none.
func TestRule8_SomebodyElsesPaymentIsLeftAlone(t *testing.T) {
	for whose, words := range map[string]func(lang.Catalog) string{"": lang.Catalog.ReaderStranger, "till-of-others": lang.Catalog.ReaderOtherTill} {
		atReaders(t, func(d *readerDesk) {
			intent := d.intrudes(whose)
			d.opensReaders()
			d.till.Expect(words(d.words), d.words.ReaderDoes(checkout.ActionCollect))
			d.till.Press("f")
			d.till.Expect(intent, "Nothing was cancelled.")
			d.till.Press("y", "enter")
			if got := d.action(d.reader()); got != "collect_payment_method in_progress" {
				t.Errorf("the reader is at %q", got)
			}
			s := shelf{app: d.app, register: d.register}
			if err := s.Free(context.Background(), checkout.ReaderID(d.reader()), checkout.IntentID(intent)); err == nil {
				t.Error("a foreign payment was cancelled")
			}
		})
	}
}

// TestX7_AnEarlierPaymentOfThisTillIsFreed names the payment, asks, and cancels what the reader shows; the payment stays as it is.
func TestX7_AnEarlierPaymentOfThisTillIsFreed(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		intent := d.intrudes(d.app.ledger.Identity().Till)
		d.opensReaders()
		d.till.Expect(d.words.ReaderOurs())
		d.till.Press("f")
		d.till.Expect(d.words.FreeQuestion(), intent)
		d.till.Press("enter")
		if got := d.action(d.reader()); got != "collect_payment_method in_progress" {
			t.Fatalf("enter alone freed the reader: %q", got)
		}
		d.till.Press("y")
		d.till.WaitFor("is free again", time.Minute)
		if got := d.action(d.reader()); strings.Contains(got, "in_progress") {
			t.Errorf("the reader is at %q", got)
		}
		var left struct{ Status string }
		d.stripe(http.MethodGet, "/v1/payment_intents/"+intent, nil, &left)
		if left.Status != "requires_payment_method" {
			t.Errorf("the payment is %s", left.Status)
		}
	})
}

// TestRule8_AnOpenSaleIsStoppedOnItsOwnScreen parks a sale that asks for a card: freeing its reader brings the sale back, and cancels nothing.
func TestRule8_AnOpenSaleIsStoppedOnItsOwnScreen(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.till.Type("2000")
		d.till.Press("enter")
		d.till.WaitFor(d.words.PresentCard(), time.Minute)
		id := d.register.Snapshot().Counter
		if err := d.register.Park(context.Background(), id); err != nil {
			t.Fatal(err)
		}
		d.opensReaders()
		d.till.Expect(d.words.ReaderSaleHere("Sale 0001"))
		d.till.Press("f")
		d.till.Expect("Sale 0001 of this till, $20.00")
		d.till.Press("y")
		d.till.WaitFor(d.words.PresentCard(), time.Minute)
		if got := d.action(d.reader()); got != "collect_payment_method in_progress" {
			t.Errorf("the reader is at %q", got)
		}
	})
}

// TestF1_WithoutANetworkTheReadersSaySo lists with the network down, and again when it is back.
func TestF1_WithoutANetworkTheReadersSaySo(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		if err := d.app.sim.Inject("list_readers:1:refused"); err != nil {
			t.Fatal(err)
		}
		d.till.Press("r")
		d.till.WaitFor(d.words.ReaderRemedy(checkout.FailureOffline), time.Minute)
		d.till.Press("l")
		d.till.WaitFor("San Francisco store", time.Minute)
	})
}

// TestN2_CardsComeBackByThemselves takes the network away: the till says cash only and offers no card, and notices by itself when Stripe
// answers again.
func TestN2_CardsComeBackByThemselves(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		if err := d.app.sim.Inject("create:*:refused,list_intents:*:refused,get_intent:*:refused,get_reader:*:refused"); err != nil {
			t.Fatal(err)
		}
		d.till.Type("2000")
		d.till.Press("enter")
		d.till.WaitFor(d.words.Verdict(lang.NotCharged), 5*time.Minute)
		d.till.Press("esc")
		d.till.WaitFor(d.words.Verdict(lang.CardsOffline), time.Minute)
		d.till.Type("2000")
		d.till.Press("enter")
		d.till.Wait(20 * time.Second)
		d.till.Expect(d.words.Verdict(lang.CardsOffline), "$20.00")
		d.till.Reject(d.words.KeyCard() + "  ")
		d.stripe(http.MethodPost, "/_sim/faults", url.Values{"clear": {"true"}}, nil)
		if n := len(d.objects("/v1/payment_intents")); n != 0 {
			t.Errorf("%d payments were made while cards were off", n)
		}
		d.till.WaitUntil("cards are back", time.Minute, func() bool { return !d.till.Shows(d.words.Verdict(lang.CardsOffline)) })
		d.till.Press("enter")
		d.till.WaitFor(d.words.PresentCard(), time.Minute)
	})
}

// TestR4_AReaderThatIsBackIsNoticed unplugs the reader, tries a sale, plugs it in, and sells nothing meanwhile.
func TestR4_AReaderThatIsBackIsNoticed(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		b := bench{hand{app: d.app, register: d.register}}
		if err := b.Do(context.Background(), uiscreen.Unplug); err != nil {
			t.Fatal(err)
		}
		d.till.Wait(5 * time.Minute) // Stripe notices after two
		d.till.Type("2000")
		d.till.Press("enter")
		d.till.WaitFor("○ "+d.words.ReaderOffline(), time.Minute)
		if err := b.Do(context.Background(), uiscreen.PlugIn); err != nil {
			t.Fatal(err)
		}
		d.till.WaitFor("● "+d.words.ReaderReady(), 3*time.Minute)
	})
}

// TestH1_WhatARunLeftBehindIsFoundOutInSight ends the till while a card is awaited: the next start says what it is finding out, then what became
// of it, and the first digit begins the next sale.
func TestH1_WhatARunLeftBehindIsFoundOutInSight(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.till.Type("2000")
		d.till.Press("enter")
		d.till.WaitFor(d.words.PresentCard(), time.Minute)
		d.dies()
		d.opens(layout.Area{W: 80, H: 24})
		d.till.Expect("Finding out about 1 payment", d.words.RecoveryProgress(0, 1), "0001", "$20.00")
		d.till.WaitFor(d.words.RecoveryDone(), time.Minute)
		d.till.WaitFor("○ "+d.words.Status(checkout.StatusVoided), time.Minute)
		d.till.Expect(d.words.RecoveryProgress(1, 1))
		d.till.Type("15")
		d.till.Expect("$0.15")
		d.till.Reject(d.words.RecoveryDone())
	})
}

// TestTheLastRequestsStandBesideTheSale reads in the second column what the till said to Stripe, the looks counted and not listed.
func TestTheLastRequestsStandBesideTheSale(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.till.Resize(layout.Area{W: 120, H: 36})
		d.pays()
		d.till.Expect("POST payment_intents", "POST collect_payment_method 200", "POST confirm_payment_intent 200", "/capture")
		if screen := d.till.Screen(); strings.Contains(screen, "sk_test") || strings.Contains(screen, "client_secret") {
			t.Errorf("a secret is on the screen:\n%s", screen)
		}
	})
}

// TestTriedLooksHoldForThisRun tries theme, symbols and language on the settings screen.
func TestTriedLooksHoldForThisRun(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.till.Press("g")
		d.till.Expect(d.words.Settings(), d.words.ModeWord(checkout.ModeDemo))
		d.chooses(d.words.SettingName(lang.SetSymbols))
		d.till.Press("enter")
		d.till.Expect(d.words.SymbolsWord("ascii"), d.words.SettingSource(lang.FromTried))
		d.till.Press("up", "enter")
		ja := lang.For(lang.Japanese)
		d.till.Expect(ja.Settings(), ja.LanguageWord())
		d.till.Press("esc")
		d.till.Expect(ja.TestMode())
		if _, err := os.Stat(d.app.home.config); err == nil {
			t.Error("trying wrote a configuration file")
		}
	})
}

// TestT4_AnotherWayToPayHoldsTheMoney keys an amount and chooses to hold it.
func TestT4_AnotherWayToPayHoldsTheMoney(t *testing.T) {
	atReaders(t, func(d *readerDesk) {
		d.till.Type("2000")
		d.till.Press("o")
		d.till.Expect(d.words.OtherTender(), "$20.00", "▶ "+d.words.CaptureWord(checkout.CaptureLater))
		d.till.Press("enter")
		d.till.WaitFor(d.words.PresentCard(), time.Minute)
		d.till.Press("t")
		d.till.WaitFor(d.words.Verdict(lang.Approved), time.Minute)
		d.till.Wait(10 * time.Second)
		d.till.Expect(d.words.Verdict(lang.Approved))
		var list struct{ Data []struct{ Status string } }
		d.stripe(http.MethodGet, "/v1/payment_intents", nil, &list)
		if len(list.Data) != 1 || list.Data[0].Status != "requires_capture" {
			t.Errorf("Stripe has %+v", list.Data)
		}
	})
}
