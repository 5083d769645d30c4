package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"syscall"
	"time"

	"reji/checkout"
)

// stripeHost is where Stripe is asked, unless another address of this computer is.
const stripeHost = "api.stripe.com"

// probePatience bounds one request of the doctor's.
const probePatience = 10 * time.Second

// connection is what a request without a key has shown about the way to Stripe.
type connection struct {
	finding
	up    bool          // Stripe answers; in demo nobody is asked, and it is false
	ahead time.Duration // this computer's clock against Stripe's
	date  bool          // that could be compared
}

// network asks Stripe twice without a key: the first answer shows that there is a way, the second how long it is. Stripe refuses both, in its
// own words, which nobody else would use.
func (p *checkup) network(ctx context.Context) connection {
	c := connection{finding: finding{name: "network", label: say("network", "通信")}}
	if p.mode == checkout.ModeDemo {
		c.finding = c.fine(say("none is needed in the demo", "デモでは不要"))
		return c
	}
	base := "https://" + stripeHost
	if p.cfg.APIBase != "" {
		base = p.cfg.APIBase
	}
	host := base
	if u, err := url.Parse(base); err == nil {
		host = u.Host
	}
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	began := time.Now()
	_, stripes, err := probe(ctx, client, base)
	connected := time.Since(began)
	if err != nil {
		fact, remedy := networkWords(err, host, p.cfg.APIBase != "")
		c.finding = c.fail(exitNotCharged, "offline", fact, remedy)
		return c
	}
	if !stripes {
		c.finding = c.fail(exitNotCharged, "captive", say("something else answers in the place of "+host, host+" の代わりに別のものが応答しています"),
			say("Log in to the guest network in a browser, or have the proxy let "+host+" through.", "ブラウザーでゲスト用ネットワークにログインするか、プロキシで "+host+" を許可してください。"))
		return c
	}
	began = time.Now()
	at, _, err := probe(ctx, client, base)
	took := time.Since(began)
	if err != nil {
		took = connected // the second answer was lost, the first one stands
	}
	c.up = true
	if err == nil && !at.IsZero() {
		c.ahead, c.date = began.Add(took/2).Sub(at), true
	}
	ms, all := fmt.Sprintf("%d ms", took.Milliseconds()), fmt.Sprintf("%d ms", connected.Milliseconds())
	c.finding = c.with("ms", took.Milliseconds()).fine(say(host+" answers in "+ms+" ("+all+" with the connection)", host+" の応答 "+ms+"（接続を含めて "+all+"）"))
	if took > 2*time.Second {
		c.finding = c.warn(say(host+" takes "+ms+" to answer", host+" の応答に "+ms+" かかっています"), say("Sales will be slow. Look for a better line.", "決済に時間がかかります。回線を確認してください。"))
	}
	return c
}

// probe asks without a key. It gives the answer's date, and whether the answer is one of Stripe's API.
func probe(ctx context.Context, client *http.Client, base string) (date time.Time, stripes bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, probePatience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/v1/account", nil)
	if err != nil {
		return date, false, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return date, false, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if err != nil {
		return date, false, err
	}
	var refusal struct {
		Error map[string]any `json:"error"`
	}
	stripes = json.Unmarshal(raw, &refusal) == nil && refusal.Error != nil
	if at, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		date = at
	}
	return date, stripes, nil
}

// networkWords says why there is no way to Stripe, and what to do about that.
func networkWords(err error, host string, local bool) (fact, remedy text) {
	var name *net.DNSError
	var op *net.OpError
	var cert *tls.CertificateVerificationError
	var expired x509.CertificateInvalidError
	cable := say("Check cable or Wi-Fi, and that other sites open.", "ケーブルか Wi-Fi を確認し、ほかのサイトが開くか試してください。")
	switch {
	case errors.As(err, &op) && op.Op == "proxyconnect":
		return say("the proxy cannot be reached", "プロキシに接続できません"), say("Check HTTPS_PROXY, or unset it.", "HTTPS_PROXY を確認するか、設定を外してください。")
	case errors.As(err, &name):
		return say("the name "+host+" cannot be found", host+" の名前を解決できません"), cable
	case errors.As(err, &expired) && expired.Reason == x509.Expired:
		return say("the certificate of "+host+" is not valid today", host+" の証明書の有効期間外です"), say("Check this computer's date.", "このコンピューターの日付を確認してください。")
	case errors.As(err, &cert):
		return say("the certificate is not one of "+host+": something reads along", host+" のものではない証明書です。通信が途中で読まれている可能性があります"),
			say("Use another network, or have the security proxy let "+host+" through unopened.", "別のネットワークを使うか、セキュリティ用プロキシで "+host+" を検査の対象外にしてください。")
	case errors.Is(err, syscall.ECONNREFUSED) && local:
		return say("nobody listens at "+host, host+" では何も待ち受けていません"), say("Start it, as reji sim --addr", "起動してください。例: reji sim --addr").then(host)
	case errors.Is(err, syscall.ECONNREFUSED):
		return say("the connection to "+host+" is refused", host+" への接続が拒否されました"), say("Check firewall and proxy: "+host+", port 443.", "ファイアウォールとプロキシを確認してください（"+host+"、ポート 443）。")
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return say("there is no way to "+host, host+" への経路がありません"), cable
	case os.IsTimeout(err), errors.Is(err, context.DeadlineExceeded):
		return say("no answer from "+host+" in time", host+" から時間内に応答がありません"), say("Check firewall and proxy: "+host+", port 443.", "ファイアウォールとプロキシを確認してください（"+host+"、ポート 443）。")
	}
	return say("the connection to "+host+" breaks off", host+" との接続が切れます"), cable
}

// largestDrift is how far this computer's clock may be from Stripe's before somebody is told.
const largestDrift = 120 * time.Second

// clock is about the time of this computer. The money rules go by Stripe's; people and books go by this one.
func (p *checkup) clock(line connection) finding {
	f := finding{name: "clock", label: say("clock", "時計")}
	here := time.Now().Format("2006-01-02 15:04 -0700")
	if !line.date {
		return f.fine(say(here+"; not compared", here+"（比較なし）"))
	}
	f = f.with("ahead_seconds", int64(line.ahead.Seconds()))
	off := line.ahead.Abs().Round(time.Second).String()
	if line.ahead.Abs() <= largestDrift {
		return f.fine(say(here+", within "+max(line.ahead.Abs().Truncate(time.Second)+time.Second, time.Second).String()+" of Stripe's", here+"、Stripe との差は "+max(line.ahead.Abs().Truncate(time.Second)+time.Second, time.Second).String()+" 以内"))
	}
	which := say("ahead of", "進んでいます")
	if line.ahead < 0 {
		which = say("behind", "遅れています")
	}
	return f.warn(say(here+" is "+off+" "+which.en+" Stripe's", here+" は Stripe より "+off+" "+which.ja), say("Set this computer's clock from the network (NTP).", "このコンピューターの時計をネットワーク（NTP）に合わせてください。"))
}
