package main

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// sealed wants a type switch over one of our sealed interfaces (one with an unexported method: events, effects, tenders) to
// name every kind that its package declares, or to have a default. A default is fine here: an event that a phase does not
// expect is a stale event, and there are many. (The exhaustive linter has such a check too, but it asks for T and for *T.)
var sealed = &analysis.Analyzer{
	Name: "sealed",
	Doc:  "check that type switches over sealed interfaces of this module are exhaustive or have a default",
	Run: func(pass *analysis.Pass) (any, error) {
		for _, file := range pass.Files {
			for n := range ast.Preorder(file) {
				if sw, ok := n.(*ast.TypeSwitchStmt); ok && !inTest(pass, sw.Pos()) {
					checkSwitch(pass, sw)
				}
			}
		}
		return nil, nil
	},
}

func checkSwitch(pass *analysis.Pass, sw *ast.TypeSwitchStmt) {
	iface, ok := types.Unalias(pass.TypesInfo.TypeOf(subject(sw))).(*types.Named)
	if !ok || iface.Obj().Pkg() == nil || !strings.HasPrefix(iface.Obj().Pkg().Path()+"/", "reji/") || !isSealed(iface) {
		return
	}
	var handled []types.Type
	for _, stmt := range sw.Body.List {
		clause := stmt.(*ast.CaseClause)
		if clause.List == nil {
			return
		}
		for _, expr := range clause.List {
			handled = append(handled, pass.TypesInfo.TypeOf(expr))
		}
	}
	var missing []string
	for _, kind := range kinds(iface) {
		if !slices.ContainsFunc(handled, func(t types.Type) bool { return covers(t, kind) }) {
			missing = append(missing, types.TypeString(kind, types.RelativeTo(pass.Pkg)))
		}
	}
	if len(missing) > 0 {
		pass.Reportf(sw.Pos(), "type switch over sealed %s misses %s", iface.Obj().Name(), strings.Join(missing, ", "))
	}
}

// subject is x in `switch v := x.(type)` and in `switch x.(type)`.
func subject(sw *ast.TypeSwitchStmt) ast.Expr {
	switch stmt := sw.Assign.(type) {
	case *ast.AssignStmt:
		return stmt.Rhs[0].(*ast.TypeAssertExpr).X
	case *ast.ExprStmt:
		return stmt.X.(*ast.TypeAssertExpr).X
	}
	panic("a type switch has no other form")
}

// isSealed tells whether only the interface's own package can implement it.
func isSealed(named *types.Named) bool {
	iface, ok := named.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for method := range iface.Methods() {
		if !method.Exported() {
			return true
		}
	}
	return false
}

// kinds lists what implements a sealed interface: T, or *T where only the pointer does.
func kinds(named *types.Named) (found []types.Type) {
	iface, scope := named.Underlying().(*types.Interface), named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		obj, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || obj.IsAlias() || types.IsInterface(obj.Type()) {
			continue
		}
		if pointer := types.NewPointer(obj.Type()); types.Implements(obj.Type(), iface) {
			found = append(found, obj.Type())
		} else if types.Implements(pointer, iface) {
			found = append(found, pointer)
		}
	}
	return found
}

// covers tells whether a case's type takes a kind: the kind itself, a pointer to it, or an interface that it implements.
func covers(cased, kind types.Type) bool {
	if iface, ok := cased.Underlying().(*types.Interface); ok {
		return types.Implements(kind, iface)
	}
	if pointer, ok := cased.(*types.Pointer); ok && types.Identical(pointer.Elem(), kind) {
		return true
	}
	return types.Identical(cased, kind)
}
