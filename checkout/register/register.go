package register

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"reji/checkout"
	"reji/checkout/money"
)

// Errors that a caller can meet besides a *checkout.Rejection and a *money.LimitError.
var (
	// ErrCounterBusy says that the sale on the counter has to be finished, stopped or parked first.
	ErrCounterBusy = errors.New("register: the counter is busy")
	// ErrReaderBusy says that another sale of this till still has something to do on the reader.
	ErrReaderBusy = errors.New("register: the reader is busy with another sale")
	// ErrNoSale says that there is no such open sale.
	ErrNoSale = errors.New("register: no such sale")
	// ErrNoReader says that no reader is chosen: a card cannot be taken.
	ErrNoReader = errors.New("register: no reader is chosen")
	// ErrClosed says that the register was closed.
	ErrClosed = errors.New("register: closed")
)

// inboxSize bounds what may wait for the register's goroutine. A key press is one message, an answer is one message.
const inboxSize = 64

// Options is what a register needs.
type Options struct {
	Ledger   Ledger
	Terminal Terminal
	Policy   checkout.Policy
	Flow     checkout.Flow
	Interac  bool // accept interac_present where the currency is cad
	Actor    string
	Reader   Reader
	Now      func() time.Time // nil: time.Now
	NewID    func() string    // nil: UUIDv7
	Log      *slog.Logger     // nil: nowhere; never receives a secret
}

// Register owns all open sales. Its methods may be called from any goroutine; they return once the decision is durable, not once Stripe or a
// customer has acted.
type Register struct {
	opt   Options
	inbox chan func()
	ctx   context.Context
	stop  context.CancelFunc
	wg    sync.WaitGroup
	feeds feeds

	// All below belongs to the register's goroutine.
	sales   map[checkout.SaleID]*account
	order   []checkout.SaleID
	counter checkout.SaleID
	last    *View
	snap    Snapshot
	network Network
	reader  Reader
	stopped *Stop
	looking bool
	looked  time.Time // when the last look was sent
	busy    map[checkout.ReaderID]bool
	waiting map[checkout.ReaderID][]func()
	told    map[checkout.ReaderID]order // the last command to each reader
	ended   []checkout.IntentID         // the latest payments of this run that have ended
	timer   *time.Timer
}

// order is a command to a reader: looks that were sent before it was answered say nothing about the reader to anybody else.
type order struct {
	sale checkout.SaleID
	at   time.Time
}

// account is an open sale and all that the register remembers about it.
type account struct {
	sale     checkout.Sale
	requests map[checkout.TenderID]Prepared
	look     Looking
	failed   int // looks that failed in a row
	notSeen  time.Time
	since    time.Time // the state for which look and notSeen were counted
	parked   bool
	recovery bool
}

// New makes a register. Nothing runs before Start.
func New(o Options) *Register {
	if o.Now == nil {
		o.Now = time.Now
	}
	steady := &clock{wall: o.Now}
	o.Now = steady.now
	if o.NewID == nil {
		o.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	r := &Register{
		opt: o, inbox: make(chan func(), inboxSize), sales: map[checkout.SaleID]*account{}, reader: o.Reader,
		busy: map[checkout.ReaderID]bool{}, waiting: map[checkout.ReaderID][]func(){}, told: map[checkout.ReaderID]order{},
	}
	r.ctx, r.stop = context.WithCancel(context.Background())
	return r
}

// Start reads what is open from the ledger and begins to work: what an earlier run left behind is looked at and finished. It returns when
// the first snapshot is there. Errors are the ledger's.
func (r *Register) Start(ctx context.Context) error {
	open, err := r.opt.Ledger.Open(ctx)
	if err != nil {
		return err
	}
	for _, o := range open {
		if err := r.adopt(o); err != nil {
			return err
		}
	}
	r.timer = time.NewTimer(time.Hour)
	r.publish()
	r.spawn(r.loop)
	return r.do(ctx, func() error { r.recover(); return nil })
}

// Close ends the register and waits for everything that it started. Requests on their way are abandoned: their outcome is found out at the
// next start.
func (r *Register) Close() {
	r.stop()
	r.wg.Wait()
	r.feeds.close()
}

// Charge is a sale to be paid by card.
type Charge struct {
	Amount  money.Amount
	Capture checkout.CaptureMode
	Reader  checkout.ReaderID // empty: the register's own
}

// Charge begins a sale on the counter and asks for a card. A finished sale on the counter makes room.
func (r *Register) Charge(ctx context.Context, c Charge) (checkout.SaleID, error) {
	if err := c.Amount.Check(); err != nil {
		return "", err
	}
	var id checkout.SaleID
	err := r.do(ctx, func() error {
		if c.Reader == "" {
			c.Reader = r.reader.ID
		}
		if c.Reader == "" {
			return ErrNoReader
		}
		if err := r.clearCounter(); err != nil {
			return err
		}
		if r.readerTaken(c.Reader, "") {
			return ErrReaderBusy
		}
		a, err := r.begin(ctx, c.Amount)
		if err != nil {
			return err
		}
		id = a.sale.ID
		return r.apply(a, r.cardTendered(c.Amount, c.Capture, c.Reader))
	})
	return id, err
}

// Cash takes cash for a new sale on the counter. Given is what was handed over.
func (r *Register) Cash(ctx context.Context, amount, given money.Amount) (checkout.SaleID, error) {
	var id checkout.SaleID
	err := r.do(ctx, func() error {
		if err := r.clearCounter(); err != nil {
			return err
		}
		a, err := r.begin(ctx, amount)
		if err != nil {
			return err
		}
		id = a.sale.ID
		return r.apply(a, checkout.CashTendered{Tender: r.tenderID(), Amount: amount, Given: given})
	})
	return id, err
}

// Tender adds another way of paying to an open sale: cash where a card was stopped or is not known, or a card again after one was voided.
func (r *Register) Tender(ctx context.Context, id checkout.SaleID, m checkout.Means, capture checkout.CaptureMode) error {
	return r.do(ctx, func() error {
		a, err := r.find(id)
		if err != nil {
			return err
		}
		due := a.sale.Remaining()
		if m == checkout.MeansCash {
			if due.Minor <= 0 {
				due = a.sale.Due
			}
			return r.apply(a, checkout.CashTendered{Tender: r.tenderID(), Amount: due, Given: due})
		}
		if r.reader.ID == "" {
			return ErrNoReader
		}
		if r.readerTaken(r.reader.ID, "") {
			return ErrReaderBusy
		}
		return r.apply(a, r.cardTendered(due, capture, r.reader.ID))
	})
}

// Decide tells the register what a person decided about an open sale. The error is a *checkout.Rejection where it is too late, or not possible.
func (r *Register) Decide(ctx context.Context, id checkout.SaleID, e checkout.Event) error {
	return r.do(ctx, func() error {
		a, err := r.find(id)
		if err != nil {
			return err
		}
		if another, ok := e.(checkout.AnotherCardRequested); ok {
			t, _ := a.sale.Tender(another.Tender)
			if card, ok := t.(checkout.CardTender); ok && r.readerTaken(card.Reader, id) {
				return ErrReaderBusy
			}
		}
		return r.apply(a, e)
	})
}

// LookNow brings the next look at a sale forward: by a key, or because a webhook said that something happened.
func (r *Register) LookNow(ctx context.Context, id checkout.SaleID) error {
	return r.do(ctx, func() error {
		a, err := r.find(id)
		if err != nil {
			return err
		}
		a.failed = 0
		a.look.Next = r.opt.Now()
		return nil
	})
}

// Park takes a sale off the counter; it goes on being looked at. The reader stays taken as long as it has something to do.
func (r *Register) Park(ctx context.Context, id checkout.SaleID) error {
	return r.do(ctx, func() error {
		a, err := r.find(id)
		if err != nil {
			return err
		}
		a.parked = true
		if r.counter == id {
			r.counter = ""
		}
		r.publish()
		return nil
	})
}

// Recall puts an open sale on the counter.
func (r *Register) Recall(ctx context.Context, id checkout.SaleID) error {
	return r.do(ctx, func() error {
		a, err := r.find(id)
		if err != nil {
			return err
		}
		if id != r.counter {
			if err := r.clearCounter(); err != nil {
				return err
			}
		}
		a.parked, r.counter = false, id
		r.publish()
		return nil
	})
}

// Clear takes a finished sale off the counter.
func (r *Register) Clear(ctx context.Context) error {
	return r.do(ctx, r.clearCounter)
}

// UseReader changes the reader for the next sales.
func (r *Register) UseReader(ctx context.Context, reader Reader) error {
	return r.do(ctx, func() error {
		r.reader = reader
		r.publish()
		return nil
	})
}

// Heard tells the register how a request went that was not its own: nil where Stripe answered, else a *checkout.Failure. While nothing is open
// the register asks for nothing, and would not notice that the network is back.
func (r *Register) Heard(ctx context.Context, err error) error {
	return r.do(ctx, func() error {
		r.heard(err)
		return nil
	})
}
