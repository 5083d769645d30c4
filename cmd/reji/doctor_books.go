package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"reji/checkout/ledger"
)

// largestCopy is how large a ledger may be to be looked at by the doctor, in bytes.
const largestCopy = 512 << 20

// ledger is about the books: there, whose, in use by whom, readable by whom, and whole as far as that can be seen quickly. No lock is taken: a
// till may start at any moment. What is opened is a copy.
func (p *checkup) ledger(ctx context.Context) finding {
	path := p.home.ledger(p.mode, p.cfg.Ledger)
	f := finding{name: "ledger", label: say("ledger", "台帳")}.with("path", path)
	info, err := os.Stat(path)
	if absent(err) {
		return f.fine(say("none yet, the first sale makes it:", "まだありません（最初の取引で作成）:").then(path))
	}
	if err != nil {
		return f.because(booksProblem(&ledger.OpenError{Kind: ledger.Permission, Path: path, Err: err}))
	}
	if !info.Mode().IsRegular() {
		return f.because(booksProblem(&ledger.OpenError{Kind: ledger.NotOurs, Path: path}))
	}
	bytes := sizeOf(path) + sizeOf(path+"-wal")
	f = f.with("bytes", bytes)
	size := byteWords(uint64(bytes))
	if remedy, open := p.openToOthers(path, info); open {
		return f.warn(say("others can read "+path, "ほかの人にも読める状態です: "+path), remedy)
	}
	if inUse(path) {
		return p.held(f, path, size)
	}
	if bytes > largestCopy {
		return f.fine(say(size+", too large to look into here; reji ledger verify does:", size+"（大きいため未検証。reji ledger verify で検証できます）:").then(path))
	}
	rows, err := p.verifyCopy(ctx, path)
	switch {
	case err != nil && inUse(path): // a till has started meanwhile, and the copy is of two moments
		return p.held(f, path, size)
	case err != nil:
		return f.because(err)
	}
	n := strconv.FormatInt(rows, 10)
	return f.with("rows", rows).fine(say(n+" rows, the newest verified, "+size+":", n+" 行、新しい行は検証済み、"+size+":").then(path))
}

// held says who has the ledger. That is no fault.
func (p *checkup) held(f finding, path, size string) finding {
	who := say("in use by another program", "別のプログラムが使用中")
	if pid, since, ok := signature(path + ".lock"); ok {
		id := strconv.Itoa(pid)
		who = say("in use by process "+id+" since "+since, "プロセス "+id+" が使用中（"+since+" から）")
		f = f.with("pid", pid)
	}
	return f.with("held", true).fine(say(who.en+", "+size+":", who.ja+"、"+size+":").then(path))
}

// signature reads who holds the ledger, from the file beside it. A process that has ended holds nothing.
func signature(path string) (pid int, since string, ok bool) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return 0, "", false
	}
	id, since, _ := strings.Cut(strings.TrimSpace(string(raw)), " ")
	pid, err = strconv.Atoi(id)
	at, bad := time.Parse(time.RFC3339, since)
	if errors.Join(err, bad) != nil || !alive(pid) {
		return 0, "", false
	}
	return pid, at.Local().Format("2006-01-02 15:04"), true
}

// openToOthers reports that somebody else than the owner may read the books.
func (p *checkup) openToOthers(path string, info os.FileInfo) (remedy text, open bool) {
	if runtime.GOOS == "windows" {
		return text{}, false
	}
	if info.Mode().Perm()&0o077 != 0 {
		return say("Run:", "次を実行してください:").then("chmod 600 " + path), true
	}
	dir := filepath.Dir(path)
	if folder, err := os.Stat(dir); err == nil && p.cfg.Ledger == "" && folder.Mode().Perm()&0o077 != 0 {
		return say("Run:", "次を実行してください:").then("chmod 700 " + dir), true
	}
	return text{}, false
}

// verifyCopy opens a copy of the ledger, which verifies its newest rows, and tells how many rows there are. The errors are those of a till that
// cannot open the ledger itself.
func (p *checkup) verifyCopy(ctx context.Context, path string) (rows int64, err error) {
	dir, err := os.MkdirTemp("", "reji-doctor-*")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	name := filepath.Join(dir, "ledger.db")
	for _, part := range []string{"", "-wal"} {
		if err := copyFile(name+part, path+part); err != nil && (part == "" || !absent(err)) {
			return 0, booksProblem(&ledger.OpenError{Kind: ledger.Permission, Path: path, Err: err})
		}
	}
	till, err := p.home.till()
	if err != nil {
		return 0, homeProblem(p.home, err)
	}
	l, err := ledger.Open(ctx, ledger.Options{Path: name, Mode: p.mode, Till: till, Now: now, NewID: uuid.NewString})
	if open, ok := asError[*ledger.OpenError](err); ok {
		open.Path = path
		return 0, booksProblem(open)
	}
	if err != nil {
		return 0, err
	}
	return l.Mark().Seq, l.Close()
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(err, in.Close())
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close(), in.Close())
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// The free space below which somebody is told, and below which no sale is begun: a sale takes some kilobytes, and a disk that fills up does so
// quickly.
const (
	littleSpace = 500 << 20
	noSpace     = 20 << 20
)

// disk is about the room that the books have to grow.
func (p *checkup) disk() finding {
	path := p.home.ledger(p.mode, p.cfg.Ledger)
	dir := filepath.Dir(path)
	for dir != filepath.Dir(dir) { // the nearest folder that is there
		if _, err := os.Stat(dir); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	return spaceFinding(freeSpace(dir))(dir)
}

// spaceFinding grades the free space of a folder.
func spaceFinding(free uint64, known bool) func(dir string) finding {
	f := finding{name: "disk", label: say("disk", "ディスク")}
	return func(dir string) finding {
		if !known {
			return f.fine(say("cannot be measured here:", "測定できません:").then(dir))
		}
		f = f.with("free_bytes", free)
		fact := say(byteWords(free)+" free:", "空き "+byteWords(free)+":").then(dir)
		remedy := say("Free some space.", "空きを作ってください。")
		switch {
		case free < noSpace:
			return f.fail(exitBooks, "disk_full", fact, remedy)
		case free < littleSpace:
			return f.warn(fact, remedy)
		}
		return f.fine(fact)
	}
}

// byteWords is a size as people read it.
func byteWords(n uint64) string {
	switch {
	case n >= 10<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d kB", (n+1023)>>10)
}
