package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is set by the linker for a release; otherwise the build says what it was made of.
var release = ""

func (c *cli) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: say("Which version this is", "バージョンを表示").in(c.lang), Args: exactly(0, "reji version"),
		RunE: func(*cobra.Command, []string) error {
			v := version()
			if c.json {
				return c.answer(map[string]string{"version": v, "go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH})
			}
			c.print("reji " + v + " " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH)
			return nil
		},
	}
}

// version is the release, or the commit that was built.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			commit = s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+"
		}
	}
	if commit == "" {
		return "devel"
	}
	return "devel-" + commit + dirty
}
