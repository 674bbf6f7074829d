# What fish offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

function __lcollections_typed --description 'The command before the cursor, or none, and its parameters'
    set -l flags \
        -q --quiet -v --verbose --debug -h --help -V --version --non-zero --all --no-header --wide \
        --spreadsheet-safe --exit-code --once
    set -l valued \
        -a --account --token-address --collection-id --where --concurrency --rate --retries --network \
        --base-url --api-key-file --timeout --proxy --ca-file --profile --config --accounts-file \
        --offset --limit --max-items --input -o --output --columns --sort --ipfs-gateway --jq --color \
        --interval --state --port --collections --latency --page-cap --faults --seed --data --cors
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l command none
    set -l parameters
    set -l last ''
    for word in $typed
        set -l before $last
        set last ''
        if test "$before" = --
            set -a parameters $word
            set last --
        else if contains -- "$before" $valued
            continue
        else if string match --quiet -- '-*' $word
            set last (string replace --regex -- '.*=.*' '' $word)
        else if test $command = none; and not set -q parameters[1]; and contains -- $word list show summary diff watch config doctor sandbox completion help
            set command $word
        else if test $command != none; or contains -- "$before" '' $flags
            # Otherwise it is the value of another spelling of an option.
            set -a parameters $word
        end
    end
    # No command is offered behind --, or where the value of an option belongs.
    if test $command = none; and contains -- "$last" -- $valued
        set -a parameters $last
    end
    printf '%s\n' $command $parameters
end

function __lcollections_is --description 'Whether the command is one of these'
    contains -- (__lcollections_typed)[1] $argv
end

function __lcollections_has --description 'Whether so many parameters stand before the cursor'
    test (count (__lcollections_typed)) -eq (math $argv[1] + 1)
end

function __lcollections_follows --description 'Whether the word before the cursor is one of these'
    contains -- (commandline -opc)[-1] $argv
end

function __lcollections_pick --description 'Words with commas between, without those that stand there already'
    set -l typed (commandline -ct | string replace --regex -- '^(--[^=]*=)?["\']?' '')
    set -l head (string match --regex -- '^.*,' $typed)
    set -l last (string replace --regex -- '^.*,' '' $typed)
    set -l given (string split -- , $head | string replace --regex -- '^-' '' | string replace --regex -- '=.*' '')
    set -l sign ''
    set -l end ''
    switch $argv[1]
        case signed_words
            string match --quiet -- '-*' $last
            and set sign -
        case odds
            set end =
    end
    for word in $argv[2..]
        contains -- $word $given
        or printf '%s\t\n' "$head$sign$word$end"
    end
end

function __lcollections_list_columns
    __lcollections_pick words \
        id owner name contractAddress collectionAddress baseUri nftFactory description avatar banner \
        thumbnail tileUri cached.avatar cached.banner cached.tileUri cached.thumbnail deployStatus \
        nftType isPublic times.createdAt times.updatedAt extra.properties.isLegacy \
        extra.properties.isPublic extra.properties.isCounterFactualNFT extra.properties.isMintable \
        extra.properties.isEditable extra.properties.isDeletable extra.mintChannel count cached times \
        extra extra.properties accountId
end

function __lcollections_list_sort
    __lcollections_pick signed_words \
        id owner name contractAddress collectionAddress baseUri nftFactory description avatar banner \
        thumbnail tileUri cached.avatar cached.banner cached.tileUri cached.thumbnail deployStatus \
        nftType isPublic times.createdAt times.updatedAt extra.properties.isLegacy \
        extra.properties.isPublic extra.properties.isCounterFactualNFT extra.properties.isMintable \
        extra.properties.isEditable extra.properties.isDeletable extra.mintChannel count
end

function __lcollections_sandbox_faults
    __lcollections_pick odds \
        rate-limit error reset truncate slow shift
end

complete -c lcollections -f
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a list -d 'Lists the collections of one or more accounts, and how many kinds of NFT they hold in each'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a show -d 'Shows single collections of an account with every field, links and dates, as cards'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a summary -d 'Shows the totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a diff -d 'Shows what changed between two saved lists, or between a saved list and now'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a watch -d 'Polls an account and prints one line per change'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a config -d 'Shows or changes defaults, profiles and the stored key'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a doctor -d 'Checks configuration, key, network and service, and suggests fixes'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a sandbox -d 'Runs the built-in server of the sandbox for other programs, and prints its base URL'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a completion -d 'Prints a shell completion script, for bash, zsh, fish or powershell'
complete -c lcollections -n '__lcollections_is none; and __lcollections_has 0' -a help -d 'Shows the help of a command'

complete -c lcollections -n '__lcollections_is none list' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is none list' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is none list' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is none list' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is none list' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is none list' -s a -l account -x -d 'the account: its number, or the 0x.'
complete -c lcollections -n '__lcollections_is none list' -l non-zero -d 'only collections of which the account holds at least one NFT'
complete -c lcollections -n '__lcollections_is none list' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is none list' -l collection-id -x -d 'only the collection with this id'
complete -c lcollections -n '__lcollections_is none list' -l where -x -d 'only collections for which this jq expression is true, such as \'.count > 5\''
complete -c lcollections -n '__lcollections_is none list' -l concurrency -x -d 'maximum parallel requests, 1 to 64 (default 4)'
complete -c lcollections -n '__lcollections_is none list' -l rate -x -d 'maximum requests per second'
complete -c lcollections -n '__lcollections_is none list' -l retries -x -d 'retry a failed request up to N times (default 4)'
complete -c lcollections -n '__lcollections_is none list' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is none list' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is none list' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is none list' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is none list' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is none list' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is none list' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is none list' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is none list' -l accounts-file -r -F -d 'one account per line, by number or address'
complete -c lcollections -n '__lcollections_is none list' -l offset -x -d 'skip the first N collections'
complete -c lcollections -n '__lcollections_is none list' -l limit -x -d 'return at most N collections'
complete -c lcollections -n '__lcollections_is none list' -l all -d 'read every page, from --offset on'
complete -c lcollections -n '__lcollections_is none list' -l max-items -x -d 'with --all: stop after N collections'
complete -c lcollections -n '__lcollections_is none list' -l input -r -F -d 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request'
complete -c lcollections -n '__lcollections_is none list' -s o -l output -x -a 'table\\t json\\t ndjson\\t csv\\t tsv\\t xlsx\\t markdown\\t html\\t raw\\t' -d 'table (default), json, ndjson, csv, tsv, xlsx, markdown, html, or raw: the bytes of the service'
complete -c lcollections -n '__lcollections_is none list' -l columns -x -a '(__lcollections_list_columns)' -d 'the fields to print, by API name or table header, such as id,name,extra.properties.isLegacy (not for html and raw)'
complete -c lcollections -n '__lcollections_is none list' -l sort -x -a '(__lcollections_list_sort)' -d 'sort by these fields'
complete -c lcollections -n '__lcollections_is none list; and __lcollections_follows --sort' -x -a '(__lcollections_list_sort)'
complete -c lcollections -n '__lcollections_is none list' -l no-header -d 'omit the header row (for table, csv, tsv)'
complete -c lcollections -n '__lcollections_is none list' -l wide -d 'do not cut cells, and show the time of day (for table)'
complete -c lcollections -n '__lcollections_is none list' -l ipfs-gateway -x -d 'the gateway for pictures and links on IPFS, for table and html (default https://ipfs.io/ipfs/)'
complete -c lcollections -n '__lcollections_is none list' -l spreadsheet-safe -d 'put an apostrophe before cells that a spreadsheet would run as formulas or turn into other values: more than 15 digits, leading zeros, 1E5, dates (for csv, tsv)'
complete -c lcollections -n '__lcollections_is none list' -l exit-code -d 'exit with code 1 if no collection was listed'
complete -c lcollections -n '__lcollections_is none list' -l jq -x -d 'print what this jq expression makes of the document, for json'
complete -c lcollections -n '__lcollections_is none list' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'

complete -c lcollections -n '__lcollections_is show' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is show' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is show' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is show' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is show' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is show' -s a -l account -x -d 'the account: its number, or the 0x.'
complete -c lcollections -n '__lcollections_is show' -l non-zero -d 'only collections of which the account holds at least one NFT'
complete -c lcollections -n '__lcollections_is show' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is show' -l collection-id -x -d 'only the collection with this id'
complete -c lcollections -n '__lcollections_is show' -l where -x -d 'only collections for which this jq expression is true, such as \'.count > 5\''
complete -c lcollections -n '__lcollections_is show' -l concurrency -x -d 'maximum parallel requests, 1 to 64 (default 4)'
complete -c lcollections -n '__lcollections_is show' -l rate -x -d 'maximum requests per second'
complete -c lcollections -n '__lcollections_is show' -l retries -x -d 'retry a failed request up to N times (default 4)'
complete -c lcollections -n '__lcollections_is show' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is show' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is show' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is show' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is show' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is show' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is show' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is show' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is show' -l input -r -F -d 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request'
complete -c lcollections -n '__lcollections_is show' -s o -l output -x -a 'table\\t json\\t ndjson\\t' -d 'table (default): a card for each'
complete -c lcollections -n '__lcollections_is show' -l ipfs-gateway -x -d 'the gateway for links to IPFS on cards (default https://ipfs.io/ipfs/)'
complete -c lcollections -n '__lcollections_is show' -l jq -x -d 'print what this jq expression makes of the document, for json'
complete -c lcollections -n '__lcollections_is show' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'

complete -c lcollections -n '__lcollections_is summary' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is summary' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is summary' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is summary' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is summary' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is summary' -s a -l account -x -d 'the account: its number, or the 0x.'
complete -c lcollections -n '__lcollections_is summary' -l non-zero -d 'only collections of which the account holds at least one NFT'
complete -c lcollections -n '__lcollections_is summary' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is summary' -l collection-id -x -d 'only the collection with this id'
complete -c lcollections -n '__lcollections_is summary' -l where -x -d 'only collections for which this jq expression is true, such as \'.count > 5\''
complete -c lcollections -n '__lcollections_is summary' -l concurrency -x -d 'maximum parallel requests, 1 to 64 (default 4)'
complete -c lcollections -n '__lcollections_is summary' -l rate -x -d 'maximum requests per second'
complete -c lcollections -n '__lcollections_is summary' -l retries -x -d 'retry a failed request up to N times (default 4)'
complete -c lcollections -n '__lcollections_is summary' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is summary' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is summary' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is summary' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is summary' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is summary' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is summary' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is summary' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is summary' -l limit -x -d 'the size of a page (default 50)'
complete -c lcollections -n '__lcollections_is summary' -l input -r -F -d 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request'
complete -c lcollections -n '__lcollections_is summary' -s o -l output -x -a 'table\\t json\\t' -d 'table (default) or json'
complete -c lcollections -n '__lcollections_is summary' -l jq -x -d 'print what this jq expression makes of the document, for json'
complete -c lcollections -n '__lcollections_is summary' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'

complete -c lcollections -n '__lcollections_is diff' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is diff' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is diff' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is diff' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is diff' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is diff' -s a -l account -x -d 'the account: its number, or the 0x.'
complete -c lcollections -n '__lcollections_is diff' -l non-zero -d 'only collections of which the account holds at least one NFT'
complete -c lcollections -n '__lcollections_is diff' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is diff' -l collection-id -x -d 'only the collection with this id'
complete -c lcollections -n '__lcollections_is diff' -l where -x -d 'only collections for which this jq expression is true, such as \'.count > 5\''
complete -c lcollections -n '__lcollections_is diff' -l concurrency -x -d 'maximum parallel requests, 1 to 64 (default 4)'
complete -c lcollections -n '__lcollections_is diff' -l rate -x -d 'maximum requests per second'
complete -c lcollections -n '__lcollections_is diff' -l retries -x -d 'retry a failed request up to N times (default 4)'
complete -c lcollections -n '__lcollections_is diff' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is diff' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is diff' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is diff' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is diff' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is diff' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is diff' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is diff' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is diff' -l limit -x -d 'the size of a page (default 50)'
complete -c lcollections -n '__lcollections_is diff' -s o -l output -x -a 'table\\t json\\t ndjson\\t' -d 'table (default), json or ndjson'
complete -c lcollections -n '__lcollections_is diff' -l jq -x -d 'print what this jq expression makes of the document, for json'
complete -c lcollections -n '__lcollections_is diff' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'
complete -c lcollections -n '__lcollections_is diff' -l exit-code -d 'exit with code 1 if there are changes'
complete -c lcollections -n '__lcollections_is diff; and __lcollections_has 0' -r -F
complete -c lcollections -n '__lcollections_is diff; and __lcollections_has 1' -r -F

complete -c lcollections -n '__lcollections_is watch' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is watch' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is watch' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is watch' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is watch' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is watch' -s a -l account -x -d 'the account: its number, or the 0x.'
complete -c lcollections -n '__lcollections_is watch' -l non-zero -d 'only collections of which the account holds at least one NFT'
complete -c lcollections -n '__lcollections_is watch' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is watch' -l collection-id -x -d 'only the collection with this id'
complete -c lcollections -n '__lcollections_is watch' -l where -x -d 'only collections for which this jq expression is true, such as \'.count > 5\''
complete -c lcollections -n '__lcollections_is watch' -l concurrency -x -d 'maximum parallel requests, 1 to 64 (default 4)'
complete -c lcollections -n '__lcollections_is watch' -l rate -x -d 'maximum requests per second'
complete -c lcollections -n '__lcollections_is watch' -l retries -x -d 'retry a failed request up to N times (default 4)'
complete -c lcollections -n '__lcollections_is watch' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is watch' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is watch' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is watch' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is watch' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is watch' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is watch' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is watch' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is watch' -l interval -x -d 'from the start of one poll to the start of the next: 10s, 1h (default 60s)'
complete -c lcollections -n '__lcollections_is watch' -l state -r -F -d 'keep the current state in a file, so that the next run prints what changed in between'
complete -c lcollections -n '__lcollections_is watch' -l once -d 'poll once, print what changed since the state, and exit: for cron'
complete -c lcollections -n '__lcollections_is watch' -l exit-code -d 'with --once: exit with code 1 if there are changes'
complete -c lcollections -n '__lcollections_is watch' -l limit -x -d 'the size of a page (default 50)'
complete -c lcollections -n '__lcollections_is watch' -s o -l output -x -a 'table\\t ndjson\\t' -d 'table (default) or ndjson'
complete -c lcollections -n '__lcollections_is watch' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'

complete -c lcollections -n '__lcollections_is config' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is config' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is config' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is config' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is config' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is config' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is config' -l config -r -F -d 'use this configuration file, not the usual one'
complete -c lcollections -n '__lcollections_is config' -s o -l output -x -a 'table\\t json\\t' -d 'table (default) or json'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 0' -x -a 'get\\t set\\t unset\\t list\\t path\\t'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 1' -x -a 'account\\t non-zero\\t token-address\\t collection-id\\t where\\t accounts-file\\t offset\\t limit\\t all\\t max-items\\t concurrency\\t rate\\t retries\\t network\\t base-url\\t api-key-file\\t timeout\\t proxy\\t ca-file\\t input\\t output\\t columns\\t sort\\t no-header\\t wide\\t ipfs-gateway\\t spreadsheet-safe\\t exit-code\\t jq\\t color\\t profile\\t quiet\\t verbose\\t debug\\t interval\\t state\\t once\\t port\\t collections\\t latency\\t page-cap\\t faults\\t seed\\t data\\t cors\\t api-key\\t api-key-command\\t'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 2' -x

complete -c lcollections -n '__lcollections_is doctor' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is doctor' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is doctor' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is doctor' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is doctor' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is doctor' -s a -l account -x -d 'an account that the key may read, by number or address'
complete -c lcollections -n '__lcollections_is doctor' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (default), testnet, or sandbox: a built-in server with generated data'
complete -c lcollections -n '__lcollections_is doctor' -l base-url -x -d 'the URL of another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is doctor' -l api-key-file -r -F -d 'read the API key from a file'
complete -c lcollections -n '__lcollections_is doctor' -l timeout -x -d 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s'
complete -c lcollections -n '__lcollections_is doctor' -l proxy -x -d 'HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is doctor' -l ca-file -r -F -d 'a file of certificates to trust in addition to those of Java'
complete -c lcollections -n '__lcollections_is doctor' -l input -r -F -d 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request'
complete -c lcollections -n '__lcollections_is doctor' -s o -l output -x -a 'table\\t json\\t' -d 'table (default): one line per check'
complete -c lcollections -n '__lcollections_is doctor' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (default), always or never'
complete -c lcollections -n '__lcollections_is doctor' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is doctor' -l config -r -F -d 'use this configuration file, not the usual one'

complete -c lcollections -n '__lcollections_is sandbox' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is sandbox' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is sandbox' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is sandbox' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is sandbox' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is sandbox' -l port -x -d 'the port on 127.0.0.1'
complete -c lcollections -n '__lcollections_is sandbox' -l collections -x -d 'every account holds N collections, at most 1000000'
complete -c lcollections -n '__lcollections_is sandbox' -l latency -x -d 'delay each response: 50ms, 2s (default 0ms)'
complete -c lcollections -n '__lcollections_is sandbox' -l page-cap -x -d 'maximum collections per response, whatever --limit says (default 50)'
complete -c lcollections -n '__lcollections_is sandbox' -l faults -x -a '(__lcollections_sandbox_faults)' -d 'faults and their probabilities, 0 to 1, separated by commas: rate-limit=0.1, error, reset, truncate, slow, shift'
complete -c lcollections -n '__lcollections_is sandbox' -l seed -x -d 'seed of the faults (default 1)'
complete -c lcollections -n '__lcollections_is sandbox' -l data -r -F -d 'serve saved responses (what --input reads), not generated data'
complete -c lcollections -n '__lcollections_is sandbox' -l cors -x -d 'let web pages of this origin read the responses: http://localhost:3000'
complete -c lcollections -n '__lcollections_is sandbox' -l profile -x -d 'use this profile of the configuration'
complete -c lcollections -n '__lcollections_is sandbox' -l config -r -F -d 'use this configuration file, not the usual one'

complete -c lcollections -n '__lcollections_is completion' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is completion' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is completion' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is completion' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is completion' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is completion; and __lcollections_has 0' -x -a 'bash\\t zsh\\t fish\\t powershell\\t'

complete -c lcollections -n '__lcollections_is help' -s q -l quiet -d 'print no notes on stderr'
complete -c lcollections -n '__lcollections_is help' -s v -l verbose -d 'print each request with its status, size and time'
complete -c lcollections -n '__lcollections_is help' -l debug -d 'print everything, including stack traces'
complete -c lcollections -n '__lcollections_is help' -s h -l help -d 'show this help'
complete -c lcollections -n '__lcollections_is help' -s V -l version -d 'show version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is help; and __lcollections_has 0' -x -a 'list\\t show\\t summary\\t diff\\t watch\\t config\\t doctor\\t sandbox\\t completion\\t help\\t'
