// Holds objects against the library's own type declarations, as its TypeScript compiler reads them: what is declared and not
// optional is there, what is there is declared, and every value is one of its type.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const path = fileURLToPath(new URL('declared.ts', import.meta.url));
const program = ts.createProgram([path], { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: ['node'] });
const checker = program.getTypeChecker();
const source = program.getSourceFile(path);
const [{ symbol: wanted }] = source.statements.filter(ts.isInterfaceDeclaration);
const declared = new Map([...wanted.members].map(([name, symbol]) => [String(name), checker.getTypeOfSymbolAtLocation(symbol, source)]));

const structured = ts.TypeFlags.Object | ts.TypeFlags.Intersection;

// problems lists where a value differs from what is declared of objects of its name.
export function problems(value) {
  const type = declared.get(value.object);
  if (!type) return [`nothing is declared of ${value.object}`];
  return conform(value, type, value.object);
}

// kinds are the names of the objects that something is declared of.
export function kinds() {
  return [...declared.keys()].sort();
}

// errors lists what the compiler has against the declarations, such as a name that the library does not have.
export function errors() {
  return ts.getPreEmitDiagnostics(program, source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function conform(value, type, at) {
  if (type.isUnion()) return nearest(value, type.types, at);
  if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike)) return literal(value, type.types[0], at);
  if (value === null || typeof value !== 'object' || !(type.flags & structured)) return literal(value, type, at);
  if (Array.isArray(value)) {
    if (!checker.isArrayType(type)) return [`${at} is a list, not ${checker.typeToString(type)}`];
    const [element] = checker.getTypeArguments(type);
    return value.flatMap((one, i) => conform(one, element, `${at}[${i}]`));
  }
  if (checker.isArrayType(type)) return [`${at} is no list`];
  return fields(value, type, at);
}

// nearest is the reading of a union that fits best: an id or the object itself, an object or null, one of several objects.
function nearest(value, types, at) {
  const objects = types.filter((type) => value !== null && typeof value === 'object' && type.flags & structured);
  const found = (objects.length ? objects : types).map((type) => conform(value, type, at));
  return found.reduce((best, other) => (other.length < best.length ? other : best));
}

function literal(value, type, at) {
  const { flags } = type;
  const fits =
    flags & ts.TypeFlags.Any ? true
    : flags & ts.TypeFlags.Null ? value === null
    : flags & ts.TypeFlags.VoidLike ? value === undefined
    : flags & ts.TypeFlags.BooleanLiteral ? value === (type.intrinsicName === 'true')
    : type.isStringLiteral() || type.isNumberLiteral() ? value === type.value
    : flags & ts.TypeFlags.StringLike ? typeof value === 'string'
    : flags & ts.TypeFlags.NumberLike ? typeof value === 'number'
    : false;
  return fits ? [] : [`${at} is ${JSON.stringify(value)}, not ${checker.typeToString(type)}`];
}

function fields(value, type, at) {
  const any = type.getStringIndexType();
  const found = [];
  const known = new Set();
  for (const symbol of type.getProperties()) {
    const { name } = symbol;
    known.add(name);
    if (name in value) found.push(...conform(value[name], checker.getTypeOfSymbolAtLocation(symbol, source), `${at}.${name}`));
    else if (!(symbol.flags & ts.SymbolFlags.Optional)) found.push(`${at}.${name} is missing`);
  }
  for (const [name, one] of Object.entries(value)) {
    if (known.has(name)) continue;
    if (any) found.push(...conform(one, any, `${at}.${name}`));
    else found.push(`${at}.${name} is not declared`);
  }
  return found;
}
