package journal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// ErrInUse says that another process has the file open for writing.
var ErrInUse = errors.New("in use by another simulator")

// ErrDamaged says that a line before the last one is not what was written.
var ErrDamaged = errors.New("damaged")

// File is an open journal. It is not safe for concurrent use.
type File struct {
	path   string
	file   *os.File
	size   int64 // bytes that are whole lines
	broken error // a failed write: what is on disk is not known any more
}

// Open opens or makes the file at path, hands every whole line to each, oldest first, cuts off a torn tail and takes the file for
// this process alone. Errors: ErrInUse, ErrDamaged, what each returns, and those of the file system.
func Open(path string, each func(text []byte) error) (*File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	j := &File{path: path, file: file}
	if err := j.load(path, each); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return j, nil
}

func (j *File) load(path string, each func([]byte) error) error {
	if err := lock(j.file); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	info, err := j.file.Stat()
	if err != nil {
		return fmt.Errorf("stat: %w", err)
	}
	if err := j.read(each); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if info.Size() > j.size {
		if err := j.file.Truncate(j.size); err != nil {
			return fmt.Errorf("cut off the torn tail: %w", err)
		}
	}
	if _, err := j.file.Seek(j.size, io.SeekStart); err != nil {
		return fmt.Errorf("seek: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// read hands out whole lines. A bad line is a torn tail when nothing follows it, else damage.
func (j *File) read(each func([]byte) error) error {
	in := bufio.NewReaderSize(j.file, 1<<16)
	for number := 1; ; number++ {
		raw, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil // nothing, or a line without its end
		}
		if err != nil {
			return fmt.Errorf("read line %d: %w", number, err)
		}
		text, ok, tooLong := check(raw)
		if !ok {
			if _, err := in.Peek(1); errors.Is(err, io.EOF) && !tooLong {
				return nil
			}
			return fmt.Errorf("line %d: %w", number, ErrDamaged)
		}
		if err := each(text); err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		j.size += int64(len(raw))
	}
}

// frame puts the checksum and the length of a text before it. The length tells a line that was torn, and is shorter, from two lines
// that ran together because the line feed between them was damaged.
func frame(text []byte) []byte {
	out := make([]byte, 0, len(text)+24)
	out = fmt.Appendf(out, "%08x %d ", crc32.ChecksumIEEE(text), len(text))
	out = append(out, text...)
	return append(out, '\n')
}

func check(raw []byte) (text []byte, ok, tooLong bool) {
	sum, rest, _ := bytes.Cut(raw[:len(raw)-1], []byte(" "))
	length, text, found := bytes.Cut(rest, []byte(" "))
	want, err := strconv.Atoi(string(length))
	if !found || err != nil {
		return nil, false, false
	}
	return text, len(text) == want && string(sum) == fmt.Sprintf("%08x", crc32.ChecksumIEEE(text)), len(text) > want
}

// Append writes one line and syncs it. Text must hold no line feed. After an error every later Append fails too: the file must be
// opened again, because nobody knows how much of the line is there.
func (j *File) Append(text []byte) error {
	if j.broken != nil {
		return j.broken
	}
	if bytes.IndexByte(text, '\n') >= 0 {
		return errors.New("append: the text holds a line feed")
	}
	raw := frame(text)
	if _, err := j.file.Write(raw); err != nil {
		j.broken = fmt.Errorf("append: %w", err)
		return j.broken
	}
	if err := j.file.Sync(); err != nil {
		j.broken = fmt.Errorf("sync: %w", err)
		return j.broken
	}
	j.size += int64(len(raw))
	return nil
}

// Size is the length of all whole lines in bytes.
func (j *File) Size() int64 { return j.size }

// Rewrite replaces the file's lines by others in one step: after a crash either all the old ones are there or all the new ones.
func (j *File) Rewrite(lines [][]byte) error {
	next, err := os.OpenFile(j.path+".new", os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("rewrite: %w", err)
	}
	size, err := fill(next, lines)
	if err == nil {
		err = os.Rename(next.Name(), j.path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(j.path))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("rewrite: %w", err), next.Close())
	}
	old := j.file
	j.file, j.size = next, size
	return old.Close()
}

// fill takes the new file for this process before it gets the name, so that nobody comes between.
func fill(file *os.File, lines [][]byte) (size int64, err error) {
	if err := lock(file); err != nil {
		return 0, err
	}
	out := bufio.NewWriterSize(file, 1<<16)
	for _, text := range lines {
		n, err := out.Write(frame(text))
		if err != nil {
			return 0, err
		}
		size += int64(n)
	}
	if err := out.Flush(); err != nil {
		return 0, err
	}
	return size, file.Sync()
}

// Close lets go of the file.
func (j *File) Close() error {
	if err := j.file.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}
