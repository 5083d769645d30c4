package line

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// japanese are the sentences in Japanese.
type japanese struct{}

func (japanese) welcome(brand, mode, currency string) string {
	return fmt.Sprintf("%s、%sです。通貨は%sです。", brand, mode, currency)
}

func (japanese) sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune("。？！", last) {
		text += "。"
	}
	return text
}

func (japanese) offers(all []offer) string {
	parts := make([]string, len(all))
	for i, o := range all {
		parts[i] = o.typed + "：" + o.does
	}
	return "できること: " + strings.Join(parts, "、") + "。"
}

func (japanese) prompt() string {
	return "金額を入力して Enter を押してください。c：現金、h：履歴、u：未完了、?：使い方、q：レジを閉じる。"
}

func (japanese) demo() string {
	return "お試し: 2000 と Enter、もう一度 Enter、続いて t と Enter を押してください。"
}

func (japanese) next() string { return "次の金額を入力できます。?：使い方。" }

func (japanese) begun(sale, amount string) string {
	return fmt.Sprintf("%s、%s、カード払いです。", sale, amount)
}

func (japanese) verdict(verdict, sale, amount, meaning string) string {
	return fmt.Sprintf("%s: %s、%s。%s。", verdict, sale, amount, meaning)
}

func (japanese) notice(verdict, meaning string) string { return verdict + ": " + meaning + "。" }

func (japanese) earlier(sale, amount, state string) string {
	return fmt.Sprintf("未完了: %s、%s、%s。", sale, amount, state)
}

func (japanese) reader(label, state string) string {
	if label == "" {
		return "カード端末: " + state + "。"
	}
	return "カード端末 " + label + ": " + state + "。"
}

func (japanese) card(amount string) string  { return "カード払い、" + amount + "です。" }
func (japanese) charges() string            { return "Enter で請求、c：現金、x：クリア。" }
func (japanese) noCard() string             { return "c：現金、x：クリア。" }
func (japanese) list(parts []string) string { return strings.Join(parts, "、") }
func (japanese) cash(amount string) string  { return "現金払い、" + amount + "です。" }
func (japanese) cashFirst() string {
	return "現金で受け取る金額を入力してください。x で戻ります。"
}
func (japanese) handed(given, change string) string {
	return fmt.Sprintf("お預り %s、お釣り %s です。", given, change)
}
func (japanese) takes() string   { return "Enter で受け取り、x：クリア。" }
func (japanese) cleared() string { return "クリアしました。何も請求していません。" }

func (japanese) span(d time.Duration) string {
	s := int(max(d, 0).Round(time.Second) / time.Second)
	switch {
	case s < 60:
		return fmt.Sprintf("%d秒", s)
	case s%60 == 0:
		return fmt.Sprintf("%d分", s/60)
	default:
		return fmt.Sprintf("%d分%d秒", s/60, s%60)
	}
}

func (japanese) present(left string) string {
	return "カードをお願いします。タッチ、差し込み、スライドのいずれかです。残り" + left + "です。"
}
func (japanese) leftForCard(left string) string {
	return "カードがまだ提示されていません。残り" + left + "です。"
}
func (japanese) leftToDecide(left string) string {
	return "判断の期限まで残り" + left + "です。"
}
func (japanese) read(card string) string {
	return "カードを読み取りました。" + card + "。"
}
func (japanese) ending(last4 string) string { return "末尾 " + last4 }
func (japanese) decide(card string) string {
	return "このカードで会計しますか。" + card + "。"
}
func (japanese) rule(name string) string {
	return "店のルール「" + name + "」による確認です。"
}
func (japanese) code(word string) string {
	return "カード会社のコードは " + word + " です。"
}
func (japanese) looked(clock string) string {
	return clock + " に確認しました。変わりありません。"
}

func (japanese) parked() string      { return "保留にしました。確認は続いています。" }
func (japanese) openHint() string    { return "u と会計番号で呼び戻せます。" }
func (japanese) nothingLike() string { return "その操作はありません。?：使い方。" }
func (japanese) notHere() string     { return "今はその操作ができません。" }
func (japanese) tooFast() string {
	return "続けて届いた行はスキャンとして扱い、何も操作していません。"
}
func (japanese) lateAnswer() string {
	return "質問より前に入力されたため、受け付けていません。改めて答えてください。"
}
func (japanese) quitHow() string { return "y：レジを閉じる、n：続ける。" }
func (japanese) stays() string   { return "レジは開いたままです。" }

func (japanese) help() []string {
	return []string{
		"どの行も Enter で終わります。金額は読み上げて確認し、続けて Enter だけを押すとカードに請求します。",
		"支払いの途中で Enter だけを押すと、今の状況をもう一度お知らせします。",
		"x または esc：中止・戻る。h：会計履歴。h のあとに番号、金額、カードの末尾4桁で検索。",
		"u：未完了の会計。q または Ctrl+C でレジを閉じる。",
	}
}
