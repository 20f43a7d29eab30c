/// The settings of the local server: those of `config/postgresql.conf.example` that matter here, and its isolation.
enum ServerSettings {
    /// The same names and values as in the example for a real server; a test compares them.
    static let shared: [(name: String, value: String)] = [
        ("client_connection_check_interval", "'2s'"),
        ("lock_timeout", "'10s'"),
        ("statement_timeout", "'300s'"),
        ("idle_in_transaction_session_timeout", "'30s'"),
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("log_line_prefix", "'%m [%p] %q%u@%d '"),
        ("log_statement", "'none'"),
        ("log_min_error_statement", "'panic'"),
        ("log_error_verbosity", "'terse'"),
        ("log_parameter_max_length", "0"),
        ("log_parameter_max_length_on_error", "0"),
        ("log_lock_waits", "on"),
        ("jit", "off"),
    ]

    /// The whole text of the included file.
    static func text(for paths: LocalPaths) -> String {
        let own: [(name: String, value: String)] = [
            ("listen_addresses", "''"),
            ("port", "\(EmbeddedCluster.port)"),
            ("unix_socket_directories", quoted("\"\(paths.socketDirectory)\"")),
            ("unix_socket_permissions", "0700"),
            // In the data directory: a container's shared memory is small, and systemd clears a person's at logout.
            ("dynamic_shared_memory_type", "'mmap'"),
            ("logging_collector", "off"),
            ("log_destination", "'stderr'"),
            ("lc_messages", "'C.UTF-8'"),
        ]
        let lines = (own + shared).map { "\($0.name) = \($0.value)" }
        return "# poolbook\n"
            + lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String { "'" + text + "'" }
}
