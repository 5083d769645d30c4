package theme

import "fmt"

// Name is a theme that can be chosen.
type Name int

// The themes. None uses bold and reverse video only; it is what NO_COLOR asks for.
const (
	Dark Name = iota
	Light
	Contrast
	None
)

// Names lists the themes in the order in which help shows them.
func Names() []Name { return []Name{Dark, Light, Contrast, None} }

// String is the word that chooses the theme on the command line and in the config file.
func (n Name) String() string {
	switch n {
	case Dark:
		return "dark"
	case Light:
		return "light"
	case Contrast:
		return "contrast"
	case None:
		return "none"
	default:
		return fmt.Sprintf("theme(%d)", int(n))
	}
}

// ParseName reads a theme's word. An unknown word is an error that lists the known ones.
func ParseName(word string) (Name, error) {
	for _, n := range Names() {
		if n.String() == word {
			return n, nil
		}
	}
	return Dark, fmt.Errorf("unknown theme %q: take dark, light, contrast or none", word)
}

// Colour is "#rrggbb", or empty for the terminal's own.
type Colour string

// Palette names colours by meaning. Each On… is the text colour on the band of that name.
type Palette struct {
	Ground Colour // painted behind everything when set
	Text   Colour
	Muted  Colour // labels, rules, what is not of the moment
	Accent Colour // what can be done now

	Good, Warn, Bad       Colour // money's state, as text
	OnGood, OnWarn, OnBad Colour // and as a band
	OnInfo, Info          Colour // the band of what is under way

	Test, OnTest Colour // the badge TEST MODE
	Live, OnLive Colour // the badge LIVE
}

// PaletteOf answers a theme's colours; None has none. The dark and light ones leave the terminal's ground as it is.
func PaletteOf(n Name) Palette {
	switch n {
	case Dark:
		return Palette{
			Muted: "#9aa5b1", Accent: "#82c4ff",
			Good: "#7fd49a", Warn: "#f0c75e", Bad: "#ff9a8f",
			OnGood: "#06210f", OnWarn: "#2a1c00", OnBad: "#2d0502", OnInfo: "#06192b", Info: "#a9bccf",
			Test: "#f0c75e", OnTest: "#2a1c00", Live: "#ffffff", OnLive: "#8f1d14",
		}
	case Light:
		return Palette{
			Muted: "#59636e", Accent: "#0a53b8",
			Good: "#11652c", Warn: "#744700", Bad: "#a51d12",
			OnGood: "#ffffff", OnWarn: "#ffffff", OnBad: "#ffffff", OnInfo: "#ffffff", Info: "#3d4c5c",
			Test: "#744700", OnTest: "#ffffff", Live: "#a51d12", OnLive: "#ffffff",
		}
	case Contrast:
		return Palette{
			Ground: "#000000", Text: "#ffffff", Muted: "#d0d0d0", Accent: "#7fdfff",
			Good: "#5fff87", Warn: "#ffff5f", Bad: "#ffafaf",
			OnGood: "#000000", OnWarn: "#000000", OnBad: "#000000", OnInfo: "#000000", Info: "#ffffff",
			Test: "#ffff5f", OnTest: "#000000", Live: "#ffffff", OnLive: "#7a0000",
		}
	case None:
		return Palette{}
	default:
		return Palette{}
	}
}
