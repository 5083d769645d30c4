// Package lang holds every word that people read, in English and in Japanese.
//
// A catalogue is an interface with one method for each text, so a language in which a text is missing does not compile, and a text with something
// in it (an amount, a number) says so in its signature. Texts about money have a fixed order: what happened, whether
// money moved, what to do next.
//
// Verdicts are always the same few words; people learn their shape and stop reading them. Japanese is the language of a shop's
// till: labels are short nouns, sentences are です/ます, and no English word stays but names.
package lang
