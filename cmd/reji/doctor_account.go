package main

import (
	"context"
	"log/slog"
	"strings"

	"reji/checkout"
	"reji/checkout/register"
	"reji/reader"
)

// keyFinding is about the key: where it comes from, which mode it has, whose account it is. It is tried where Stripe can be reached.
func (p *checkup) keyFinding(ctx context.Context, line connection) finding {
	f := finding{name: "key", label: say("key", "キー")}.with("mode", p.mode.String())
	if p.wrong != nil {
		return f.because(p.wrong)
	}
	if p.mode == checkout.ModeDemo {
		return f.fine(say("none: this is the demo. For an account: reji key set", "なし（デモ）。アカウントを使うには: reji key set"))
	}
	source := p.home.keySource(p.env)
	f = f.with("source", source)
	from := say(p.mode.String()+" key ("+source+")", p.mode.String()+" キー（"+source+"）")
	if !line.up {
		return f.fine(say(from.en+"; not tried, Stripe cannot be reached", from.ja+"。Stripe に接続できないため未確認"))
	}
	who, err := p.tryKey(ctx, p.cfg, p.key)
	switch {
	case err != nil:
		return f.because(err)
	case !who.tried:
		return f.warn(say(from.en+"; Stripe cannot try it just now", from.ja+"。Stripe が今は確認できません"), say("Wait a moment and try again.", "少し待ってやり直してください。"))
	case who.account.ID == "":
		return f.fine(say(from.en+"; it works, and may not see whose account it is", from.ja+"。使えますが、アカウント情報を見る権限はありません"))
	}
	whose := accountName(who.account) + ", " + who.account.Country
	return f.with("account", who.account.ID).with("country", who.account.Country).fine(say(from.en+", "+whose, from.ja+"、"+whose))
}

// keySource names where the key comes from, in the order in which it is looked for.
func (h home) keySource(env func(string) string) string {
	if strings.TrimSpace(env("STRIPE_API_KEY")) != "" {
		return "STRIPE_API_KEY"
	}
	if _, ok := fromKeyring(h.keyringUser()); ok {
		return placeKeyring.String()
	}
	return h.key
}

// reader is about the reader that a sale would be taken on: known, online, free, and of the till's currency.
func (p *checkup) reader(ctx context.Context, line connection) finding {
	f := finding{name: "reader", label: say("reader", "リーダー")}
	if p.mode == checkout.ModeDemo {
		return f.fine(say("simulated, inside this program", "シミュレーター（このプログラムに内蔵）"))
	}
	if p.wrong != nil || !line.up {
		return f.warn(say("not looked at: Stripe cannot be asked like this", "未確認: この状態では Stripe に問い合わせられません"), text{})
	}
	a := &app{setup: setup{cfg: p.cfg, home: p.home, mode: p.mode, key: p.key}, log: slog.New(slog.DiscardHandler)}
	if err := a.openTerminal(); err != nil {
		return f.because(err)
	}
	defer func() { _ = a.Close() }() // it closes idle connections, and cannot fail
	i, err := a.pick(ctx, a.currency())
	if err != nil {
		return p.unasked(f, err)
	}
	f = f.with("id", i.ID).with("status", i.Status.String()).with("location", i.Location)
	name := i.DeviceType + " " + string(i.ID)
	if i.Label != "" {
		name = i.Label + " (" + name + ")"
	}
	if i.Status == reader.StatusOffline {
		return f.fail(exitNotCharged, "reader_offline", say(name+" is offline", name+" はオフラインです"),
			say("Check its power and network. Stripe notices within two minutes.", "電源とネットワークを確認してください。Stripe に反映されるまで 2 分ほどかかります。"))
	}
	if i.Busy() {
		return p.busy(ctx, a, f, i, name)
	}
	at, err := locationOf(ctx, a, i.Location)
	if local := localCurrency(at.Address.Country); err == nil && at.ID != "" && local != a.currency() {
		return f.warn(say(name+" is in "+at.Address.Country+" and takes "+string(local)+"; the till sells in "+string(a.currency()), name+" は "+at.Address.Country+" にあり通貨は "+string(local)+" ですが、レジの通貨は "+string(a.currency())+" です"),
			say("Set it:", "設定してください:").then("currency = \""+string(local)+"\"  ("+p.home.config+")"))
	}
	return f.fine(say(name+", "+i.Status.String()+", at "+i.Location, name+"、"+i.Status.String()+"、"+i.Location))
}

// unasked is about a reader that Stripe does not tell about. That Stripe is busy says nothing about the till.
func (p *checkup) unasked(f finding, err error) finding {
	f = f.because(p.readerFailure(err))
	if failed, ok := asError[*checkout.Failure](err); ok && f.exit == exitFailed {
		return f.with("failure", failed.Kind.String()).warn(f.fact, f.remedy)
	}
	return f
}

// locationOf finds a Location; the zero one where there is none of that id.
func locationOf(ctx context.Context, a *app, id string) (reader.Location, error) {
	all, err := a.driver.Locations(ctx)
	for _, l := range all {
		if l.ID == id {
			return l, nil
		}
	}
	return reader.Location{}, err
}

// busy is about a reader that is at work, and says for whom: a till writes its id into the PaymentIntent.
func (p *checkup) busy(ctx context.Context, a *app, f finding, i reader.Info, name string) finding {
	held, till := string(i.Action.Intent), ""
	f = f.with("payment_intent", given(held))
	if held != "" {
		facts, err := a.driver.Look(ctx, register.Query{Intent: i.Action.Intent})
		if err != nil {
			return p.unasked(f, err)
		}
		if facts.Intent != nil {
			till = facts.Intent.Till
		}
	}
	mine, err := p.home.till()
	switch {
	case err != nil:
		return f.because(homeProblem(p.home, err))
	case till != "" && till == mine:
		f = f.fine(say(name+", at work on this till's payment "+held, name+"、このレジの支払いを処理中: "+held))
		f.remedy = say("If nobody is paying: reji reader cancel", "支払い中でなければ: reji reader cancel")
		return f
	case till != "":
		f = f.fine(say(name+" is at work on another till's payment, "+held, name+" は別のレジの支払いを処理中です: "+held))
	default:
		f = f.fine(say(name+" is at work on something that is not a till's: "+i.Action.Kind.String()+" "+held, name+" はレジ以外の処理中です: "+i.Action.Kind.String()+" "+held))
	}
	return f.warn(f.fact, say("End it where it was begun.", "それを始めた側で終了してください。"))
}
