package main

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// TestAnalyzersBite runs what is ours (the two configured analyzers and the one that we wrote) over code that breaks each
// rule, and over code that only looks as if it did.
func TestAnalyzersBite(t *testing.T) {
	for _, a := range []*analysis.Analyzer{enums(), sealed, unchecked()} {
		t.Run(a.Name, func(t *testing.T) {
			analysistest.Run(t, analysistest.TestData(), a, "reji/"+a.Name)
		})
	}
}
