package ledger

import "testing"

func TestD9NetworksAreToldFromDisks(t *testing.T) {
	for name, magic := range map[string]uint32{"nfs": 0x6969, "smb2": 0xFE534D42, "cifs": 0xFF534D42, "ceph": 0x00C36400} {
		if !isNetworked(magic) {
			t.Errorf("%s passes for a disk", name)
		}
	}
	for name, magic := range map[string]uint32{"ext4": 0xEF53, "btrfs": 0x9123683E, "tmpfs": 0x01021994, "overlay": 0x794C7630, "xfs": 0x58465342} {
		if isNetworked(magic) {
			t.Errorf("%s passes for a network", name)
		}
	}
	if err := checkPlace(t.TempDir() + "/ledger.db"); err != nil {
		t.Error(err)
	}
}
