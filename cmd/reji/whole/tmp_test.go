package whole

import "reji/checkout/ledger"

func verify(*ledger.Ledger) (int, error) { return 0, nil }
