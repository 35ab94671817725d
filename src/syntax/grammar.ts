/*
 * The rules that `diagnose.ts` retraces to explain a syntax error: the language as CPython's parser tries it, alternative
 * by alternative, with the invalid_ rules of `complaints.ts` where CPython has its own (and those it tries in
 * the first pass too, written out). The order of alternatives is what
 * matters: it decides which message wins and which token was the last one looked at. Notation: see `compileRules`. The
 * rules are those of the language reference, without actions; left recursion is written as repetition.
 *
 * https://docs.python.org/3.13/reference/grammar.html
 */

/** Parameters of `def` and of `lambda` differ in the parameter, in what ends the list, and in words. */
function parameterRules(lambda: boolean): string {
  const p = lambda ? "lambda_" : "";
  const close = lambda ? "':'" : "')'";
  // CPython's parser asks for a type comment after a parameter's comma, so it has looked at one token more.
  const comma = lambda ? "','" : "',' TYPE_COMMENT?";
  const annotated = lambda ? "" : `    | '*' star_param_no_default ${p}param_maybe_default* [${p}kwds]\n`;
  return `
${p}params keep: invalid_${p}parameters | ${p}parameters
${p}parameters:
    | ${p}slash_no_default ${p}param_no_default* ${p}param_with_default* [${p}star_etc]
    | ${p}slash_with_default ${p}param_with_default* [${p}star_etc]
    | ${p}param_no_default+ ${p}param_with_default* [${p}star_etc]
    | ${p}param_with_default+ [${p}star_etc]
    | ${p}star_etc
${p}slash_no_default keep: ${p}param_no_default+ '/' ',' | ${p}param_no_default+ '/' &${close}
${p}slash_with_default keep:
    | ${p}param_no_default* ${p}param_with_default+ '/' ','
    | ${p}param_no_default* ${p}param_with_default+ '/' &${close}
${p}star_etc keep:
    | invalid_${p}star_etc
    | '*' ${p}param_no_default ${p}param_maybe_default* [${p}kwds]
${annotated}    | '*' ',' ${p}param_maybe_default+ [${p}kwds]
    | ${p}kwds
${p}kwds: invalid_${p}kwds | '**' ${p}param_no_default
${p}param_no_default keep: ${p}param ${comma} | ${p}param &${close}
${p}param_with_default keep: ${p}param default ${comma} | ${p}param default &${close}
${p}param_maybe_default keep: ${p}param default? ${comma} | ${p}param default? &${close}
`;
}

const STATEMENTS = `
file: (statement #forget)* ENDMARKER
interactive: compound_stmt NEWLINE | simple_stmts | NEWLINE
eval: expressions NEWLINE* ENDMARKER
statements: statement+
statement keep: compound_stmt | simple_stmts
simple_stmts keep: simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE
simple_stmt memo:
    | assignment
    | &"type" type_alias
    | star_expressions
    | &'return' 'return' [star_expressions]
    | &('import' | 'from') import_stmt
    | &'raise' raise_stmt
    | 'pass'
    | &'del' del_stmt
    | &'yield' yield_expr
    | &'assert' 'assert' expression [',' expression]
    | 'break'
    | 'continue'
    | &'global' 'global' ','.NAME+
    | &'nonlocal' 'nonlocal' ','.NAME+
compound_stmt:
    | &('def' | '@' | 'async') function_def
    | &'if' if_stmt
    | &('class' | '@') class_def
    | &('with' | 'async') with_stmt
    | &('for' | 'async') for_stmt
    | &'try' try_stmt
    | &'while' while_stmt
    | match_stmt
assignment:
    | NAME ':' expression ['=' annotated_rhs]
    | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    | (star_targets '=')+ annotated_rhs !'='
    | single_target augassign ~ annotated_rhs
    | invalid_assignment
annotated_rhs keep: yield_expr | star_expressions
augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
raise_stmt: 'raise' expression ['from' expression] | 'raise'
del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt
import_stmt memo: invalid_import | import_name | import_from
import_name: 'import' ','.dotted_as_name+
import_from:
    | 'from' ('.' | '...')* dotted_name 'import' import_from_targets
    | 'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets:
    | '(' import_from_as_names [','] ')'
    | import_from_as_names !','
    | '*'
    | invalid_import_from_targets
import_from_as_names: ','.import_from_as_name+
import_from_as_name: NAME ['as' NAME]
dotted_as_name: dotted_name ['as' NAME]
dotted_name memo: NAME ('.' NAME)*
block memo: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
decorators: ('@' named_expression NEWLINE)+
class_def: decorators class_def_raw | class_def_raw
class_def_raw: invalid_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
function_def: decorators function_def_raw | function_def_raw
function_def_raw:
    | invalid_def_raw
    | 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
    | 'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block
param keep: NAME [':' expression]
star_param_no_default: NAME ':' star_expression ',' TYPE_COMMENT? | NAME ':' star_expression &')'
default: '=' expression | invalid_default
if_stmt:
    | invalid_if_stmt
    | 'if' named_expression ':' block elif_stmt
    | 'if' named_expression ':' block [else_block]
elif_stmt keep:
    | invalid_elif_stmt
    | 'elif' named_expression ':' block elif_stmt
    | 'elif' named_expression ':' block [else_block]
else_block keep: invalid_else_stmt | 'else' &&':' block
while_stmt: invalid_while_stmt | 'while' named_expression ':' block [else_block]
for_stmt:
    | invalid_for_stmt
    | 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
    | 'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
    | invalid_for_target
with_stmt:
    | invalid_with_stmt_indent
    | 'with' '(' ','.with_item+ ','? ')' ':' block
    | 'with' ','.with_item+ ':' block
    | 'async' 'with' '(' ','.with_item+ ','? ')' ':' block
    | 'async' 'with' ','.with_item+ ':' block
    | invalid_with_stmt
with_item keep: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
try_stmt:
    | invalid_try_stmt
    | 'try' &&':' block finally_block
    | 'try' &&':' block except_block+ [else_block] [finally_block]
    | 'try' &&':' block except_star_block+ [else_block] [finally_block]
except_block keep:
    | invalid_except_stmt_indent
    | 'except' expression ['as' NAME] ':' block
    | 'except' ':' block
    | invalid_except_stmt
except_star_block keep:
    | invalid_except_star_stmt_indent
    | 'except' '*' expression ['as' NAME] ':' block
    | invalid_except_stmt
finally_block: invalid_finally_stmt | 'finally' &&':' block
type_alias: "type" NAME [type_params] '=' expression
type_params: invalid_type_params | '[' ','.type_param+ [','] ']'
type_param memo:
    | NAME [':' expression] ['=' expression]
    | '*' NAME a=':' b=expression => typeParameter(a, b) "TypeVarTuple"
    | '*' NAME ['=' star_expression]
    | '**' NAME a=':' b=expression => typeParameter(a, b) "ParamSpec"
    | '**' NAME ['=' expression]
`;

const PATTERNS = `
match_stmt:
    | "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
    | invalid_match_stmt
subject_expr keep: star_named_expression ',' star_named_expressions? | named_expression
case_block keep: invalid_case_block | "case" patterns guard? ':' block
guard: 'if' named_expression
patterns keep: open_sequence_pattern | pattern
pattern keep: as_pattern | or_pattern
as_pattern: or_pattern 'as' pattern_capture_target | invalid_as_pattern
or_pattern keep: '|'.closed_pattern+
closed_pattern memo:
    | literal_pattern
    | pattern_capture_target
    | "_"
    | attr !('.' | '(' | '=')
    | '(' pattern ')'
    | '[' maybe_sequence_pattern? ']'
    | '(' open_sequence_pattern? ')'
    | mapping_pattern
    | class_pattern
literal_pattern: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
literal_expr: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'
complex_number: signed_real_number '+' imaginary_number | signed_real_number '-' imaginary_number
signed_number: number | '-' number
signed_real_number: real_number | '-' real_number
real_number: NUMBER #real
imaginary_number: NUMBER #imaginary
pattern_capture_target: !"_" NAME !('.' | '(' | '=')
attr: NAME '.' NAME ('.' NAME)*
name_or_attr: NAME ('.' NAME)*
open_sequence_pattern keep: maybe_star_pattern ',' maybe_sequence_pattern?
maybe_sequence_pattern: ','.maybe_star_pattern+ ','?
maybe_star_pattern: star_pattern | pattern
star_pattern memo: '*' pattern_capture_target | '*' "_"
mapping_pattern:
    | '{' '}'
    | '{' double_star_pattern ','? '}'
    | '{' items_pattern ',' double_star_pattern ','? '}'
    | '{' items_pattern ','? '}'
items_pattern keep: ','.key_value_pattern+
key_value_pattern: (literal_expr | attr) ':' pattern
double_star_pattern: '**' pattern_capture_target
class_pattern:
    | name_or_attr '(' ')'
    | name_or_attr '(' positional_patterns ','? ')'
    | name_or_attr '(' keyword_patterns ','? ')'
    | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
    | invalid_class_pattern
positional_patterns keep: ','.pattern+
keyword_patterns keep: ','.keyword_pattern+
keyword_pattern: NAME '=' pattern
`;

const EXPRESSIONS = `
expressions keep: expression (',' expression)+ [','] | expression ',' | expression
expression memo:
    | invalid_expression
    | invalid_legacy_expression
    | disjunction 'if' disjunction 'else' expression
    | disjunction
    | lambdef
yield_expr keep: 'yield' 'from' expression | 'yield' [star_expressions]
star_expressions keep: star_expression (',' star_expression)+ [','] | star_expression ',' | star_expression
star_expression memo: '*' bitwise_or | expression
star_named_expressions keep: ','.star_named_expression+ [',']
star_named_expression keep: '*' bitwise_or | named_expression
assignment_expression keep: NAME ':=' ~ expression
named_expression keep: assignment_expression | invalid_named_expression | expression !':='
disjunction memo: conjunction ('or' conjunction)+ | conjunction
conjunction memo: inversion ('and' inversion)+ | inversion
inversion memo: 'not' inversion | comparison
comparison keep: bitwise_or compare_op_bitwise_or+ | bitwise_or
compare_op_bitwise_or:
    | '==' bitwise_or
    | not_equal bitwise_or
    | '<=' bitwise_or
    | '<' bitwise_or
    | '>=' bitwise_or
    | '>' bitwise_or
    | 'not' 'in' bitwise_or
    | 'in' bitwise_or
    | 'is' 'not' bitwise_or
    | 'is' bitwise_or
not_equal: '!=' #notequal
bitwise_or memo: bitwise_xor ('|' bitwise_xor)*
bitwise_xor memo: bitwise_and ('^' bitwise_and)*
bitwise_and memo: shift_expr ('&' shift_expr)*
shift_expr memo: (invalid_arithmetic | sum) ('<<' sum | '>>' sum)*
sum memo: term ('+' term | '-' term)*
term memo: (invalid_factor | factor) ('*' factor | '/' factor | '//' factor | '%' factor | '@' factor)*
factor memo: '+' factor | '-' factor | '~' factor | power
power keep: await_primary '**' factor | await_primary
await_primary memo: 'await' primary | primary
primary memo: atom ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']')*
slices keep: slice !',' | ','.(slice | starred_expression)+ [',']
slice keep: [expression] ':' [expression] [':' [expression]] | named_expression
atom keep:
    | NAME
    | 'True'
    | 'False'
    | 'None'
    | &(STRING | FSTRING_START) strings
    | number
    | &'(' (tuple | group | genexp)
    | &'[' (list | listcomp)
    | &'{' (dict | set | dictcomp | setcomp)
    | '...'
number keep: NUMBER #number
group keep: '(' (yield_expr | named_expression) ')' | invalid_group
lambdef keep: 'lambda' [lambda_params] ':' expression
lambda_param: NAME
fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
fstring_replacement_field keep:
    | '{' annotated_rhs '='? [fstring_conversion] [fstring_full_format_spec] '}' #field
    | invalid_fstring_replacement_field
fstring_conversion keep: '!' NAME #conversion
fstring_full_format_spec: ':' fstring_format_spec*
fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
fstring keep: FSTRING_START fstring_middle* FSTRING_END #literal
string keep: STRING #literal
strings memo: (fstring | string)+ #literals
list keep: '[' [star_named_expressions] ']'
tuple keep: '(' [star_named_expression ',' [star_named_expressions]] ')'
set keep: '{' star_named_expressions '}'
dict keep: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs keep: ','.double_starred_kvpair+ [',']
double_starred_kvpair keep: '**' bitwise_or | kvpair
kvpair keep: expression ':' expression
for_if_clauses keep: for_if_clause+
for_if_clause keep:
    | 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    | 'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in' => last "'in' expected after for-loop variables"
    | invalid_for_target
listcomp keep: '[' named_expression for_if_clauses ']' | invalid_comprehension
setcomp keep: '{' named_expression for_if_clauses '}' | invalid_comprehension
genexp keep: '(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension
dictcomp keep: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension
arguments memo: args [','] &')' | invalid_arguments
args keep: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs
kwargs keep:
    | ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+
    | ','.kwarg_or_starred+
    | ','.kwarg_or_double_starred+
starred_expression keep: invalid_starred_expression | '*' expression | '*' => last "Invalid star expression"
kwarg_or_starred keep: invalid_kwarg | NAME '=' expression | starred_expression
kwarg_or_double_starred keep: invalid_kwarg | NAME '=' expression | '**' expression
`;

const TARGETS = `
star_targets keep: star_target !',' | star_target (',' star_target)* [',']
star_targets_list_seq: ','.star_target+ [',']
star_targets_tuple_seq: star_target (',' star_target)+ [','] | star_target ','
star_target memo: '*' !'*' star_target | target_with_star_atom
target_with_star_atom memo:
    | t_primary '.' NAME !t_lookahead
    | t_primary '[' slices ']' !t_lookahead
    | star_atom
star_atom keep:
    | NAME
    | '(' target_with_star_atom ')'
    | '(' [star_targets_tuple_seq] ')'
    | '[' [star_targets_list_seq] ']'
single_target keep: single_subscript_attribute_target | NAME | '(' single_target ')'
single_subscript_attribute_target keep: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
t_primary memo:
    atom &t_lookahead (('.' NAME | '[' slices ']' | genexp | '(' [arguments] ')') &t_lookahead)*
t_lookahead: '(' | '[' | '.'
del_targets keep: ','.del_target+ [',']
del_target memo: t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom
del_t_atom keep: NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']'
`;

/** All the rules of the language. */
export const GRAMMAR = STATEMENTS + parameterRules(false) + PATTERNS + EXPRESSIONS + parameterRules(true) + TARGETS;
