package lang

import (
	"fmt"

	"reji/checkout"
)

func (japanese) Settings() string { return "現在の設定" }

func (japanese) SettingName(s Setting) string {
	return [...]string{
		SetMode: "モード", SetKey: "Stripeのキー", SetTill: "レジ名", SetCashier: "担当者", SetReader: "端末", SetLocation: "設置場所",
		SetCurrency: "通貨", SetCapture: "売上確定", SetFlow: "手順", SetRules: "カードの規則", SetCardWait: "カード待ち",
		SetFence: "打ち切り", SetTheme: "配色", SetLanguage: "言語", SetSymbols: "記号", SetHome: "ホーム",
		SetConfig: "設定ファイル", SetLedger: "台帳", SetLog: "ログ", SetStripe: "接続先", SetVersion: "バージョン",
	}[s]
}

func (japanese) SettingSource(s Source) string {
	return [...]string{
		FromDefault: "既定", FromFile: "ファイル", FromChosen: "レジで選択", FromEnvironment: "環境変数", FromFlag: "オプション", FromTried: "今回のみ",
	}[s]
}

func (japanese) SettingNone() string   { return "なし" }
func (japanese) SettingHidden() string { return "非表示" }
func (japanese) SettingTries() string {
	return "配色・言語・記号はここで試せます（今回のみ）。続けて使うには設定ファイルに書いてください。"
}

func (japanese) ModeWord(m checkout.Mode) string {
	switch m {
	case checkout.ModeDemo:
		return "デモ（シミュレーター）"
	case checkout.ModeTest:
		return "テスト（実際の請求なし）"
	case checkout.ModeLive:
		return "本番（実際の請求）"
	default:
		return "不明"
	}
}

func (japanese) FlowWord(f checkout.Flow) string {
	switch f {
	case checkout.FlowTwoStep:
		return "カード確認のあと照会"
	case checkout.FlowOneShot:
		return "一度に処理"
	default:
		return "不明"
	}
}

func (japanese) RulesCount(n int) string { return fmt.Sprintf("%d件", n) }

func (japanese) ThemeWord(name string) string {
	switch name {
	case "dark":
		return "暗い"
	case "light":
		return "明るい"
	case "contrast":
		return "高コントラスト"
	case "none":
		return "色なし"
	default:
		return "不明"
	}
}

func (japanese) LanguageWord() string { return "日本語" }

func (japanese) SymbolsWord(name string) string {
	if name == "ascii" {
		return "英数字のみ"
	}
	return "標準"
}
