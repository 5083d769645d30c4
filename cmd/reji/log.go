package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"reji/checkout"
)

// longestLog is the size at which a log is put aside when the program starts, and a new one begun.
const longestLog = 8 << 20

// openLog opens the log: JSON, one line an event, readable by its owner only. A log file of the home that cannot be written does not stop a
// sale; one that was asked for does.
func openLog(cfg Config, h home) (*slog.Logger, io.Closer, error) {
	path := cfg.Log
	if path == "" {
		path = filepath.Join(h.logs, "reji.log")
	}
	f, err := appendTo(path)
	if err != nil {
		if cfg.Log != "" {
			return nil, nil, misuse("log", say("The log file cannot be written:", "ログファイルに書き込めません:").then(path), say("Choose another with --log.", "--log で別のファイルを指定してください。")).because(err)
		}
		return slog.New(slog.DiscardHandler), io.NopCloser(nil), nil
	}
	return newLog(f), f, nil
}

// newLog makes a log in which every text has passed the redaction, whoever wrote it.
func newLog(w io.Writer) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		switch v := a.Value.Resolve(); v.Kind() {
		case slog.KindString:
			a.Value = slog.StringValue(checkout.Mask(v.String()))
		case slog.KindAny:
			if err, ok := v.Any().(error); ok {
				a.Value = slog.StringValue(checkout.Mask(err.Error()))
			}
		default:
		}
		return a
	}}))
}

func appendTo(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() > longestLog {
		_ = os.Rename(path, path+".1") // a log that cannot be put aside goes on growing
	}
	return os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}
