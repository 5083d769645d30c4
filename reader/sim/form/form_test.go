package form_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"reji/reader/sim/form"
)

const schemaText = `
	amount!                 int
	flag                    bool
	kind?                   enum a|b
	note?                   string 5
	metadata                metadata
	created                 range
	expand[]                string
	cart.total!             int
	cart.lines[]!.name!     string
	cart.lines[].count      int
	option.inner?           object
	mandate                 uncovered
`

func schema(t testing.TB) *form.Schema {
	t.Helper()
	s, err := form.Parse(schemaText)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemasThatCannotBeRead(t *testing.T) {
	for _, bad := range []string{"amount", "amount number", "kind enum", "name string long", "a..b int", ".a int"} {
		if _, err := form.Parse(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestDecode(t *testing.T) {
	s := schema(t)
	v, err := s.Decode("expand[]=x&expand[]=y", "amount=12&flag=true&kind=&cart[total]=5&cart[lines][0][name]=n0&cart[lines][0][count]=2&cart[lines][1][name]=n1&metadata[k]=v&metadata[gone]=&created[gte]=3&created[lt]=5")
	if err != nil {
		t.Fatal(err)
	}
	if v.Int("amount") != 12 || !v.Bool("flag") || !v.Has("kind") || v.Given("kind") || v.Has("note") {
		t.Error("scalars")
	}
	if got := v.Strings("expand"); !slices.Equal(got, []string{"x", "y"}) {
		t.Errorf("expand: %v", got)
	}
	lines := v.Objects("cart.lines")
	if len(lines) != 2 || lines[0].Str("name") != "n0" || lines[0].Int("count") != 2 || lines[1].Str("name") != "n1" {
		t.Errorf("lines: %v", lines)
	}
	merged, err := v.Merge("metadata", map[string]string{"gone": "1", "old": "2"})
	if err != nil || len(merged) != 2 || merged["k"] != "v" || merged["old"] != "2" {
		t.Errorf("merged: %v %v", merged, err)
	}
	r := v.Range("created")
	for at, want := range map[int64]bool{2: false, 3: true, 4: true, 5: false} {
		if r.Contains(at) != want {
			t.Errorf("range contains %d: %v", at, !want)
		}
	}
}

func TestListsWithoutNumbers(t *testing.T) {
	v, err := schema(t).Decode("amount=1&cart[total]=5&cart[lines][][name]=a&cart[lines][][count]=1&cart[lines][][name]=b")
	if err != nil {
		t.Fatal(err)
	}
	lines := v.Objects("cart.lines")
	if len(lines) != 2 || lines[0].Int("count") != 1 || lines[1].Str("name") != "b" {
		t.Errorf("lines: %v", lines)
	}
}

func TestCanonicalIsTheSameForEveryOrder(t *testing.T) {
	s := schema(t)
	a, errA := s.Decode("amount=1&expand[]=x&metadata[a]=1&metadata[b]=2")
	b, errB := s.Decode("metadata[b]=2&metadata[a]=1&expand[0]=x&amount=1")
	c, errC := s.Decode("metadata[b]=1&metadata[a]=2&expand[0]=x&amount=1")
	if errA != nil || errB != nil || errC != nil {
		t.Fatal(errA, errB, errC)
	}
	if a.Canonical() != b.Canonical() || a.Canonical() == c.Canonical() {
		t.Errorf("%s\n%s\n%s", a.Canonical(), b.Canonical(), c.Canonical())
	}
}

func TestRefusals(t *testing.T) {
	s := schema(t)
	for body, want := range map[string]string{
		"":                                "parameter_missing amount",
		"amount=1&x=1":                    "parameter_unknown x",
		"amount=1&cart[total]=1&cart[y]=": "parameter_unknown cart[y]",
		"amount=1&cart[lines][0][name]=a": "parameter_missing cart[total]",
		"amount=1&cart=5":                 " cart",
		"amount=1.5":                      "parameter_invalid_integer amount",
		"amount=+1":                       "parameter_invalid_integer amount",
		"amount=":                         "parameter_invalid_empty amount",
		"amount=1&amount[b]=1":            " amount[b]",
		"amount=1&flag=yes":               " flag",
		"amount=1&kind=c":                 " kind",
		"amount=1&note=toolong":           " note",
		"amount=1&note=%20":               "parameter_invalid_string_blank note",
		"amount=1&expand=x":               " expand",
		"amount=1&expand[a]=x":            " expand",
		"amount=1&created[about]=1":       "parameter_unknown created[about]",
		"amount=1&[x]=1":                  "parameter_unknown [x]",
		"amount=1&x[=1":                   "parameter_unknown x[",
		"amount=1&mandate[a]=1":           " mandate",
	} {
		body = strings.Replace(body, "+1", "%2B1", 1)
		_, err := s.Decode(body)
		if err == nil {
			t.Errorf("%s was taken", body)
			continue
		}
		if got := err.Code + " " + err.Param; got != want || err.Error() == "" {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"amount=1", "a[b][c]=1&a[b]=2", "cart[lines][][name]=x&cart[lines][9][count]=", "%ff=1&=&[]=", "metadata[a][b]=1"} {
		f.Add(seed)
	}
	s, err := form.Parse(schemaText)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body string) {
		v, refused := s.Decode(body)
		if refused != nil {
			return
		}
		// What was taken is what net/url reads too, and can be read again.
		values, err := url.ParseQuery(body)
		if err == nil && values.Get("amount") != "" && len(values["amount"]) == 1 && v.Str("amount") != values.Get("amount") {
			t.Errorf("amount %q, net/url reads %q", v.Str("amount"), values.Get("amount"))
		}
		again, refused := s.Decode(body)
		if refused != nil || again.Canonical() != v.Canonical() {
			t.Errorf("read twice, differs")
		}
	})
}
