package main

import (
	"errors"
	"fmt"
	"time"

	"reji/checkout/ledger"
	"reji/checkout/register"
	"reji/reader/sim/journal"
)

// booksProblem words why the books cannot be opened, trusted or written. Money that was under way is in them, or was never asked for.
func booksProblem(err error) error {
	if p, ok := booksWords(err); ok {
		return p
	}
	return err
}

// booksWords words an error, if it is one of the books.
func booksWords(err error) (*problem, bool) {
	if errors.Is(err, journal.ErrInUse) {
		return &problem{exit: exitBooks, kind: "held", what: say("Another reji is using the demo of this home.", "このホームのデモは別の reji が使用中です。"),
			money: nothingCharged(), hint: say("Close it, or use another home: REJI_HOME=…", "それを終了するか、REJI_HOME=… で別のホームを使ってください。"), cause: err}, true
	}
	if errors.Is(err, register.ErrRight) || errors.Is(err, register.ErrStopped) {
		return stopped(err), true
	}
	if w, ok := asError[*ledger.WriteError](err); ok {
		return stopped(w), true
	}
	open, ok := asError[*ledger.OpenError](err)
	if !ok {
		return nil, false
	}
	p := &problem{exit: exitBooks, kind: open.Kind.String(), money: nothingCharged(), cause: err}
	p.what, p.hint = bookWords(open)
	return p, true
}

// stopped is what is said when the ledger fails in the middle of a sale.
func stopped(err error) *problem {
	return &problem{exit: exitBooks, kind: "stopped", what: say("The ledger could not be written, so the till has stopped.", "台帳に書き込めないため、レジを停止しました。"),
		money: say("Nothing was asked of Stripe that is not in the ledger. Do not take the payment again.", "台帳にない要求は Stripe に送られていません。もう一度請求しないでください。"),
		hint:  say("Check disk space and rights, then run: reji recover", "ディスクの空きと権限を確認し、reji recover を実行してください。"), cause: err}
}

// bookWords gives what happened and what to do, by kind.
func bookWords(e *ledger.OpenError) (what, hint text) {
	switch e.Kind {
	case ledger.Held:
		who := say("Another till", "別のレジ")
		if e.PID > 0 {
			who = say(fmt.Sprintf("Another till (process %d, since %s)", e.PID, e.Since.Format(time.RFC3339)), fmt.Sprintf("別のレジ（プロセス %d、%s から）", e.PID, e.Since.Format(time.RFC3339)))
		}
		return say(who.en+" has this ledger open:", who.ja+"がこの台帳を使用中です:").then(e.Path), say("Use that till, or close it first.", "そのレジを使うか、先に終了してください。")
	case ledger.Locked:
		return say("Another program has a lock on the ledger:", "別のプログラムが台帳をロックしています:").then(e.Path), say("Close that program (a backup, a database browser) and try again.", "そのプログラム（バックアップやデータベース閲覧ソフト）を終了してからやり直してください。")
	case ledger.OtherTill:
		return say("This ledger belongs to another till:", "この台帳は別のレジのものです:").then(e.Path), say("Open it in that till's home, or leave out --ledger.", "そのレジのホームで開くか、--ledger を外してください。")
	case ledger.OtherMode:
		return say("This ledger is of "+e.File+" mode, and this run is of "+e.Ours+" mode:", "この台帳は "+e.File+" モードのもので、今回は "+e.Ours+" モードです:").then(e.Path),
			say("A ledger keeps its mode for ever. Use a key of its mode, or another ledger.", "台帳のモードは変わりません。そのモードのキーか、別の台帳を使ってください。")
	case ledger.Newer:
		return say(fmt.Sprintf("A newer reji wrote this ledger (version %d; this one reads up to %d):", e.FileVersion, e.OurVersion), fmt.Sprintf("この台帳は新しい reji で書かれています（バージョン %d、対応は %d まで）:", e.FileVersion, e.OurVersion)).then(e.Path),
			say("Install the newer reji again.", "新しい reji を使ってください。")
	case ledger.Damaged:
		return say(fmt.Sprintf("The ledger is damaged at row %d:", e.Seq), fmt.Sprintf("台帳の %d 行目が壊れています:", e.Seq)).then(e.Path), say("Keep the file as it is and restore a backup.", "ファイルはそのまま残し、バックアップから復元してください。")
	case ledger.NotOurs:
		return say("This file is not a ledger:", "このファイルは台帳ではありません:").then(e.Path), say("Name another file with --ledger.", "--ledger で別のファイルを指定してください。")
	case ledger.Permission:
		return say("The ledger may not be read or written:", "台帳の読み書きが許可されていません:").then(e.Path), say("Check who owns the file and its folder.", "ファイルとフォルダーの所有者を確認してください。")
	case ledger.DiskFull:
		return say("There is no room on the disk of the ledger:", "台帳のあるディスクに空きがありません:").then(e.Path), say("Free some space and try again.", "空きを作ってからやり直してください。")
	case ledger.NetworkFS:
		return say("The ledger lies on a network file system, which cannot lock it:", "台帳がネットワーク上にあり、ロックできません:").then(e.Path), say("Put it on this computer's own disk.", "このコンピューターのディスクに置いてください。")
	case ledger.Setting, ledger.Broken:
	}
	return say("The ledger cannot be opened:", "台帳を開けません:").then(e.Path), say("Check the path and the disk; the log tells more.", "パスとディスクを確認してください。詳しくはログにあります。")
}
