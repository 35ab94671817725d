/*
 * Why a failed test of CPython's does not count: it needs what the sandbox leaves out on purpose. First by what the failure
 * says, then by the name of the test. Nothing stands here that only has not been done yet.
 */

/** What the last lines of a failure say, and the reason. */
const BY_MESSAGE: readonly (readonly [RegExp, string])[] = [
  [
    /object has no attribute '(__code__|__globals__|__closure__|__builtins__)'/,
    "code objects (divergence no-code-objects-or-frames)",
  ],
  [
    /object has no attribute '((gi|cr|ag|tb|f)_(frame|code|running|suspended|await|yieldfrom|back|lineno|globals|locals|lasti)|cr_origin)'/,
    "frames (divergence no-code-objects-or-frames)",
  ],
  [/'code' object has no attribute/, "code objects (divergence no-code-objects-or-frames)"],
  [/has no attribute '__(itemsize|basicsize|dictoffset|weakrefoffset|sizeof|flags)__'/, "layout of C structs"],
  [/open\(\) is not available|no files are granted to this sandbox/, "files"],
  [/LookupError: unknown encoding/, "codecs the sandbox has not got"],
  [
    /Cycle was not collected|ReferenceError not raised by str|!= 4294967295/,
    "reference counts, weak references that die (divergence no-reference-counts)",
  ],
  [/NameError: name '__builtins__' is not defined/, "divergence module-globals"],
  [
    /^AttributeError: (module '[\w.]+'|type object '\w+') has no attribute '_(?!_)\w+'/m,
    "private names of CPython's module",
  ],
  [/None != '\/.*\.py'/, "files of modules (divergence module-globals)"],
  [/ReferenceError not raised by getattr/, "weak references that die (divergence no-reference-counts)"],
  [/has no attribute '__weakref__'/, "weak references that die (divergence no-reference-counts)"],
  [/there is no working directory in the sandbox/, "files"],
  [
    /'NoneType' object has no attribute '(path_from_key|keys|load_transition_examples|tzpath|fixed_offset_zones)'/,
    "files of zones: here they come from a bundled table",
  ],
  [/module '_datetime' has no attribute 'datetime_CAPI'/, "the interface of C"],
  [/zone files are not read in the sandbox/, "files of zones: here they come from a bundled table"],
];

/** Tests by name, and the reason. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^test_class\.ClassTests\.testDel$/, "__del__ (divergence no-reference-counts)"],
  [/^test_class\.ClassTests\.testSetattrWrapperNameIntern$/, "identity of strings (divergence identity-by-value)"],
  [
    /^test_descr\..*\.(test_delete_hook|test_remove_subclass|test_slots|test_subtype_resurrection)$/,
    "reference counts (divergence no-reference-counts)",
  ],
  [/^test_descr\..*\.test_slots_special$/, "weak references"],
  [/^test_descr\..*\.test_restored_object_new$/, "a known bug of CPython's (expected failure) that we have not got"],
  [/^test_descr\..*\.test_descrdoc$/, "files"],
  [/^test_dict\.DictTest\.test_oob_indexing_dictiter_iternextitem$/, "__del__ (divergence no-reference-counts)"],
  [
    /^test_exceptions\.ExceptionTests\.(test_generator_\w+_cleanup_exc_state|testExceptionCleanupState|test_recursion_error_cleanup)$/,
    "weak references (divergence no-reference-counts)",
  ],
  [/^test_exceptions\.ExceptionTests\.test_3114$/, "__del__ (divergence no-reference-counts)"],
  [/^test_bytes\..*\.test_repeat_id_preserving$/, "identity of bytes (divergence identity-by-value)"],
  [/^test_bytes\.ByteArrayTest\.test_init_alloc$/, "layout of C structs"],
  [/^test_str\.StringModuleTest\./, "the private module _string"],
  [/^test_iter\.TestCase\.test_reduce_mutating_builtins_iter$/, "pickling"],
  [/^test_long\.LongTest\.test_huge_/, "numbers larger than the sandbox's memory"],
  [/^test_enumerate\..*\.test_tuple_reuse$/, "reference counts"],
  [/^test_iter\.TestCase\.test_ref_counting_behavior$/, "reference counts"],
  [/^test_scope\.ScopeTests\.testLeaks$/, "reference counts"],
  [/^test_complex\.ComplexTest\.test_constructor_negative_nans_from_string$/, "sign of NaN"],
  [/^test_dict\.DictTest\.test_str_nonstr$/, "identity of strings (divergence identity-by-value)"],
  [/^test_str\.StrTest\.test_getnewargs$/, "identity of strings (divergence identity-by-value)"],
  [/^test_coroutines\.OriginTrackingTest\./, "warnings (divergence no-warnings)"],
  [
    /^test_fstring\.TestCase\.test_fstring_backslash_before_double_bracket_warns_once$/,
    "warnings (divergence no-warnings)",
  ],
  [/^test_grammar\.GrammarTests\.test_assert_warning_promotes_to_syntax_error$/, "warnings (divergence no-warnings)"],
  [/^test_fstring\.TestCase\.test_global$/, "files of modules (divergence module-globals)"],
  [
    /^test_(slice\.SliceTest\.test_cycle|scope\.ScopeTests\.testCellLeak|generators\.FinalizationTest\..*|generators\.GeneratorCloseTest\.test_close_releases_frame_locals|descr\..*\.(test_cycle_through_dict|test_weakrefs)|sort\.TestDecorateSortUndecorate\.test_key_with_mutating_del)$/,
    "reference counts, weak references that die, __del__ (divergence no-reference-counts)",
  ],
  [/^test_generators\.SignalAndYieldFromTest\./, "signals"],
  [/^test_format\.FormatTest\.test_locale$/, "locale"],
  [/^test_builtin\.BuiltinTest\.test_warning_notimplemented$/, "warnings (divergence no-warnings)"],
  [/^test_float\.(GeneralFloatCases\.test_hash_nan)$/, "divergence hash-of-text"],
  [/^test_float\.InfNanTest\.test_nan_signs$/, "sign of NaN"],
  [/^test_dict\.DictTest\.test_splittable_/, "sizes of C structs"],
  [
    /^test_\w+\..*\.(test_c_functions|test_py_functions|test__struct_reference_cycle_cleaned_up)$/,
    "which of two implementations a module took",
  ],
  [
    /^test_itertools\..*_(tuple_reuse|setstate|reducible|pickling|copy_pickle)$/,
    "pickled iterators, tuples used again",
  ],
  [
    /^test_itertools\.TestBasicOps\.test_(compress|count|dropwhile|filter|islice|map|repeat|starmap|takewhile|tee|tee_del_backward|immutable_types|product_issue_25021)$/,
    "pickled iterators",
  ],
  [/^test_enum\..*\.test_missing_exceptions_reset$/, "weak references that die (divergence no-reference-counts)"],
  [
    /^test_memoryio\..*\.(test_\w*setstate|test_getstate|test_cow_\w+|test_pickling|test_sizeof)$/,
    "pickling, sizes and sharing of C buffers",
  ],
  [
    /^test_unicodedata\.(NormalizationTest\.|UnicodeFunctionsTest\.test_east_asian_width_9_0|UnicodeMiscTest\.test_(ucd_510|disallow_inst))/,
    "the old database of Unicode 3.2; files",
  ],
  [
    /^test_asyncio\.test_locks\.BarrierTests\.test_reset_barrier_when_tasks_half_draining$/,
    "private names of CPython's module",
  ],
  [/^test_re\.DebugTests\./, "how CPython's engine prints what it compiled"],
  [/^test_re\..*\.test_(bug_29444|keep_buffer|empty_array)$/, "buffers of arrays that are held"],
  [/^test_calendar\.CommandLineTestCase\./, "the command line"],
  [
    /^test_(functools|contextlib|queue|itertools)\..*\.(test_lru_cache_weakrefable|test_nokeepref|test_references|test_weakref)$/,
    "weak references that die (divergence no-reference-counts)",
  ],
  [/^test_functools\.TestPartial.*\.test_partial_as_method$/, "files of modules (divergence module-globals)"],
  [/^test_operator\..*\.(test_is|test_is_not)$/, "identity of numbers (divergence identity-by-value)"],
  [/^test_tomllib\.test_data\./, "files"],
  [
    /^test_zoneinfo\..*\.test_(extreme_tzstr|invalid_tzstr|tzstr_from_utc|tzstr_localized)$/,
    "files of zones: here they come from a bundled table",
  ],
  [
    /^test_json\..*\.test_(keys_reuse|make_encoder|make_scanner|bad_markers_argument_to_encoder|bad_str_encoder)$/,
    "private parts of CPython's json",
  ],
  [/^test_exception_group\.DeepRecursionInSplitAndSubgroup\./, "stack of C (divergence recursion-depth)"],
];

/** Failed examples of a doctest that do not count. */
const EXAMPLES: readonly RegExp[] = [/gc_collect\(\)/, /weakref/, /gi_code|gi_frame/];

/** The reason why a failed test does not count, or null. */
export function reasonFor(name: string, detail: string): string | null {
  if (name.includes(".doctest:")) {
    const examples = detail.split(/\n(?=line \d+: )/);
    const counting = examples.filter((example) => !EXAMPLES.some((pattern) => pattern.test(example)));
    return counting.length === 0 ? "reference counts, weak references, code objects in examples" : null;
  }
  const last = detail.trimEnd().split("\n").slice(-3).join("\n");
  for (const [pattern, reason] of BY_MESSAGE) if (pattern.test(last)) return reason;
  for (const [pattern, reason] of BY_NAME) if (pattern.test(name)) return reason;
  return null;
}
