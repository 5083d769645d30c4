package ledger

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// networked are the file systems of statfs(2) on which locks or syncs cannot be relied on: NFS, SMB in three spellings, NCP, AFS in two, Coda,
// Ceph, Lustre, OCFS2.
var networked = [...]uint32{
	0x6969, 0x517B, 0xFE534D42, 0xFF534D42, 0x564C, 0x5346414F, 0x6B414653, 0x73757245, 0x00C36400, 0x0BD00BD0, 0x7461636F,
}

// checkPlace refuses a folder on a network (D9).
func checkPlace(path string) error {
	var st syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &st); err != nil {
		return &OpenError{Kind: kindOf(err), Path: path, Err: os.NewSyscallError("statfs", err)}
	}
	if isNetworked(uint32(st.Type)) { // the magic numbers have 32 bits, whatever the field's type is here
		return &OpenError{Kind: NetworkFS, Path: path}
	}
	return nil
}

func isNetworked(magic uint32) bool { return slices.Contains(networked[:], magic) }
