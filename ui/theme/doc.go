// Package theme turns a palette into styles and a symbol set into marks.
//
// It has three layers. A palette names colours by what they mean (good, warning, accent), a Theme names styles by where they are used (band,
// key, badge), and only this package knows both. Everything is built on a renderer of its own: lipgloss's global one asks the terminal and the
// environment, and a picture would depend on who draws it.
//
// Colour never carries meaning alone. Whatever is coloured also has a symbol and a word, so the theme "none" loses nothing.
package theme
