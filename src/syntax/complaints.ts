/*
 * What CPython 3.13 says beyond "invalid syntax": the invalid_ rules, each alternative a wrong construct and the words for
 * it. They are tried in a second pass, wherever `grammar.ts` names them, and the first that matches ends it. After `=>`
 * stands where the error points (`at`, `range`, `from` a label on; `last` and `next`: the last token looked at, the next
 * one; `indent`: the last token, as an IndentationError) or the name of a function of `diagnose.ts`. In a message
 * {a:name} is CPython's word for the expression, {a:text} the source, {a:line} its line.
 *
 * Restated in our notation from CPython's own account of them (Grammar/python.gram, PSF-2.0), since message and position
 * depend on each rule's exact shape; held against CPython 3.13 by test/syntax and test/yardsticks/syntax-errors.ts.
 */

/** `async`-able statements, their wrong header and their missing block. */
function missingBlock(rule: string, keyword: string, head: string, name: string): string {
  return `
invalid_${rule}:
    | ${keyword} ${head} NEWLINE => last "expected ':'"
    | a=${keyword} ${head} ':' NEWLINE !INDENT => indent "expected an indented block after ${name} on line {a:line}"
`;
}

function parameterComplaints(lambda: boolean): string {
  const p = lambda ? "lambda_" : "";
  const close = lambda ? "':'" : "')'";
  const owner = lambda ? "Lambda expression" : "Function";
  const inner = lambda ? "','.lambda_param+" : "param_no_default+";
  const bare = lambda ? "=> last" : "=> at(a)";
  return `
invalid_${p}parameters:
    | a='/' ',' => at(a) "at least one argument must precede /"
    | (${p}slash_no_default | ${p}slash_with_default) ${p}param_maybe_default* a='/' => at(a) "/ may appear only once"
    | ${p}slash_no_default? ${p}param_no_default* invalid_${p}parameters_helper a=${p}param_no_default
        => at(a) "parameter without a default follows parameter with a default"
    | ${p}param_no_default* a='(' ${inner} ','? b=')' => range(a, b) "${owner} parameters cannot be parenthesized"
    | (${p}slash_no_default | ${p}slash_with_default)? ${p}param_maybe_default* '*' (',' | ${p}param_no_default)
        ${p}param_maybe_default* a='/' => at(a) "/ must be ahead of *"
    | ${p}param_maybe_default+ '/' a='*' => at(a) "expected comma between / and *"
invalid_${p}parameters_helper: ${p}slash_with_default | ${p}param_with_default+
invalid_${p}star_etc:
    | a='*' (${close} | ',' (${close} | '**')) ${bare} "named arguments must follow bare *"
    | '*' ${p}param a='=' => at(a) "var-positional argument cannot have default value"
    | '*' (${p}param_no_default | ',') ${p}param_maybe_default* a='*' (${p}param_no_default | ',')
        => at(a) "* argument may appear only once"
invalid_${p}kwds:
    | '**' ${p}param a='=' => at(a) "var-keyword argument cannot have default value"
    | '**' ${p}param ',' a=${p}param => at(a) "arguments cannot follow var-keyword argument"
    | '**' ${p}param ',' a=('*' | '**' | '/') => at(a) "arguments cannot follow var-keyword argument"
`;
}

const IN_STATEMENTS = `
invalid_assignment:
    | a=invalid_ann_assign_target ':' expression => at(a) "only single target (not {a:name}) can be annotated"
    | a=star_named_expression ',' star_named_expressions* ':' expression
        => at(a) "only single target (not tuple) can be annotated"
    | a=expression ':' expression => at(a) "illegal target for annotation"
    | (star_targets '=')* a=star_expressions '=' => assignTarget(a)
    | (star_targets '=')* a=yield_expr '=' => at(a) "assignment to yield expression not possible"
    | a=star_expressions augassign annotated_rhs
        => at(a) "'{a:name}' is an illegal expression for augmented assignment"
invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'
invalid_del_stmt: 'del' a=star_expressions => deleteTarget(a)
invalid_block: NEWLINE !INDENT => indent "expected an indented block"
invalid_import:
    | a='import' ','.dotted_name+ 'from' dotted_name => from(a) "Did you mean to use 'from ... import ...' instead?"
    | 'import' a=NEWLINE => from(a) "Expected one or more names after 'import'"
invalid_import_from_targets:
    | import_from_as_names ',' NEWLINE => last "trailing comma not allowed without surrounding parentheses"
    | a=NEWLINE => from(a) "Expected one or more names after 'import'"
invalid_default: a='=' &(')' | ',') => at(a) "expected default value expression"
invalid_with_item: expression 'as' a=expression &(',' | ')' | ':') => assignTarget(a)
invalid_for_target: 'async'? 'for' a=star_expressions => forTarget(a)
invalid_with_stmt:
    | ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE => last "expected ':'"
    | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE => last "expected ':'"
invalid_with_stmt_indent:
    | ['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT
        => indent "expected an indented block after 'with' statement on line {a:line}"
    | ['async'] a='with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT
        => indent "expected an indented block after 'with' statement on line {a:line}"
invalid_try_stmt:
    | a='try' ':' NEWLINE !INDENT => indent "expected an indented block after 'try' statement on line {a:line}"
    | 'try' ':' block !('except' | 'finally') => last "expected 'except' or 'finally' block"
    | 'try' ':' block* except_block+ a='except' b='*' expression ['as' NAME] ':'
        => range(a, b) "cannot have both 'except' and 'except*' on the same 'try'"
    | 'try' ':' block* except_star_block+ a='except' [expression ['as' NAME]] ':'
        => at(a) "cannot have both 'except' and 'except*' on the same 'try'"
invalid_except_stmt:
    | 'except' '*'? a=expression ',' expressions ['as' NAME] ':' => from(a) "multiple exception types must be parenthesized"
    | 'except' '*'? expression ['as' NAME] NEWLINE => last "expected ':'"
    | 'except' NEWLINE => last "expected ':'"
    | 'except' '*' (NEWLINE | ':') => last "expected one or more exception types"
invalid_finally_stmt:
    a='finally' ':' NEWLINE !INDENT => indent "expected an indented block after 'finally' statement on line {a:line}"
invalid_except_stmt_indent:
    | a='except' expression ['as' NAME] ':' NEWLINE !INDENT
        => indent "expected an indented block after 'except' statement on line {a:line}"
    | a='except' ':' NEWLINE !INDENT => indent "expected an indented block after 'except' statement on line {a:line}"
invalid_except_star_stmt_indent:
    a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT
        => indent "expected an indented block after 'except*' statement on line {a:line}"
invalid_else_stmt:
    a='else' ':' NEWLINE !INDENT => indent "expected an indented block after 'else' statement on line {a:line}"
invalid_for_stmt:
    | ['async'] 'for' star_targets 'in' star_expressions NEWLINE => last "expected ':'"
    | ['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
        => indent "expected an indented block after 'for' statement on line {a:line}"
invalid_def_raw:
    | ['async'] a='def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT
        => indent "expected an indented block after function definition on line {a:line}"
    | ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' block
invalid_type_params: '[' a=']' => from(a) "Type parameter list cannot be empty"
`;

const HEADERS =
  missingBlock("if_stmt", "'if'", "named_expression", "'if' statement") +
  missingBlock("elif_stmt", "'elif'", "named_expression", "'elif' statement") +
  missingBlock("while_stmt", "'while'", "named_expression", "'while' statement") +
  missingBlock("class_def_raw", "'class'", "NAME [type_params] ['(' [arguments] ')']", "class definition") +
  missingBlock("match_stmt", '"match"', "subject_expr", "'match' statement") +
  missingBlock("case_block", '"case"', "patterns guard?", "'case' statement");

const IN_PATTERNS = `
invalid_as_pattern:
    | or_pattern 'as' a="_" => at(a) "cannot use '_' as a target"
    | or_pattern 'as' !NAME a=expression => at(a) "invalid pattern target"
invalid_class_pattern: name_or_attr '(' [positional_patterns ','] keyword_patterns ',' a=positional_patterns
    => patterns(a) "positional patterns follow keyword patterns"
`;

const IN_EXPRESSIONS = `
expression_without_invalid silent: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
invalid_expression:
    | !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid
        => missingComma(a, b) "invalid syntax. Perhaps you forgot a comma?"
    | a=disjunction 'if' b=disjunction !('else' | ':') => range(a, b) "expected 'else' after 'if' expression"
    | a='lambda' [lambda_params] b=':' &FSTRING_MIDDLE
        => range(a, b) "f-string: lambda expressions are not allowed without parentheses"
invalid_legacy_expression: a=NAME !'(' b=star_expressions
    => legacy(a, b) "Missing parentheses in call to '{a:text}'. Did you mean {a:text}(...)?"
invalid_named_expression memo:
    | a=expression ':=' expression => at(a) "cannot use assignment expressions with {a:name}"
    | a=NAME '=' b=bitwise_or !('=' | ':=')
        => range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')
        => at(a) "cannot assign to {a:name} here. Maybe you meant '==' instead of '='?"
invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion
    => range(a, b) "'not' after an operator must be parenthesized"
invalid_factor: ('+' | '-' | '~') a='not' b=factor => range(a, b) "'not' after an operator must be parenthesized"
invalid_arguments:
    | ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) a=','
        ','.(starred_expression !'=')+ => from(a) "iterable argument unpacking follows keyword argument unpacking"
    | a=expression b=for_if_clauses ',' [args | expression for_if_clauses]
        => generator(a, b) "Generator expression must be parenthesized"
    | a=NAME b='=' expression for_if_clauses
        => range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    | (args ',')? a=NAME b='=' &(',' | ')') => range(a, b) "expected argument value expression"
    | a=args b=for_if_clauses => generatorInCall(a, b) "Generator expression must be parenthesized"
    | args ',' a=expression b=for_if_clauses => generator(a, b) "Generator expression must be parenthesized"
    | a=args ',' args => positionalAfterKeyword(a)
invalid_kwarg:
    | a=('True' | 'False' | 'None') b='=' => range(a, b) "cannot assign to {a:text}"
    | a=NAME b='=' expression for_if_clauses
        => range(a, b) "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    | !(NAME '=') a=expression b='='
        => range(a, b) "expression cannot contain assignment, perhaps you meant \\"==\\"?"
    | a='**' expression '=' b=expression => range(a, b) "cannot assign to keyword argument unpacking"
invalid_starred_expression:
    a='*' expression '=' b=expression => range(a, b) "cannot assign to iterable argument unpacking"
invalid_comprehension:
    | ('[' | '(' | '{') a=starred_expression for_if_clauses => at(a) "iterable unpacking cannot be used in comprehension"
    | ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses
        => rangeToLast(a, b) "did you forget parentheses around the comprehension target?"
    | ('[' | '{') a=star_named_expression b=',' for_if_clauses
        => range(a, b) "did you forget parentheses around the comprehension target?"
invalid_dict_comprehension: '{' a='**' bitwise_or for_if_clauses '}'
    => at(a) "dict unpacking cannot be used in dict comprehension"
invalid_group:
    | '(' a=starred_expression ')' => at(a) "cannot use starred expression here"
    | '(' a='**' expression ')' => at(a) "cannot use double starred expression here"
invalid_double_starred_kvpairs:
    | ','.double_starred_kvpair+ ',' invalid_kvpair
    | expression ':' a='*' bitwise_or => from(a) "cannot use a starred expression in a dictionary value"
    | expression a=':' &('}' | ',') => at(a) "expression expected after dictionary key and ':'"
invalid_kvpair:
    | a=expression !':' => keyEnd(a) "':' expected after dictionary key"
    | expression ':' a='*' bitwise_or => from(a) "cannot use a starred expression in a dictionary value"
    | expression a=':' &('}' | ',') => at(a) "expression expected after dictionary key and ':'"
invalid_fstring_replacement_field:
    | '{' a='=' => at(a) "f-string: valid expression required before '='"
    | '{' a='!' => at(a) "f-string: valid expression required before '!'"
    | '{' a=':' => at(a) "f-string: valid expression required before ':'"
    | '{' a='}' => at(a) "f-string: valid expression required before '}'"
    | '{' !annotated_rhs => next "f-string: expecting a valid expression after '{'"
    | '{' annotated_rhs !('=' | '!' | ':' | '}') => next "f-string: expecting '=', or '!', or ':', or '}'"
    | '{' annotated_rhs '=' !('!' | ':' | '}') => next "f-string: expecting '!', or ':', or '}'"
    | '{' annotated_rhs '='? invalid_fstring_conversion_character
    | '{' annotated_rhs '='? ['!' NAME] !(':' | '}') => next "f-string: expecting ':' or '}'"
    | '{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}' => next "f-string: expecting '}', or format specs"
    | '{' annotated_rhs '='? ['!' NAME] !'}' => next "f-string: expecting '}'"
invalid_fstring_conversion_character:
    | '!' &(':' | '}') => next "f-string: missing conversion character"
    | '!' !NAME => next "f-string: invalid conversion character"
`;

/** All the invalid_ rules. */
export const COMPLAINTS =
  IN_STATEMENTS + HEADERS + parameterComplaints(false) + parameterComplaints(true) + IN_PATTERNS + IN_EXPRESSIONS;
