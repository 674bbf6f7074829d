# What fish offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

function __lcollections_is --description 'Whether the command is one of these'
    set -l typed (commandline -opc)
    set -l command list
    if set -q typed[2]; and contains -- $typed[2] list show summary diff watch config doctor sandbox completion help
        set command $typed[2]
    end
    contains -- $command $argv
end

function __lcollections_has --description 'Whether so many words stand before the cursor'
    test (count (commandline -opc)) -eq $argv[1]
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
complete -c lcollections -n '__lcollections_has 1' -a list -d 'The collections of one or more accounts, and how many kinds of NFT they hold in each'
complete -c lcollections -n '__lcollections_has 1' -a show -d 'Single collections of an account with every field, links and dates, as cards'
complete -c lcollections -n '__lcollections_has 1' -a summary -d 'The totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel'
complete -c lcollections -n '__lcollections_has 1' -a diff -d 'What changed between two saved lists, or between a saved one and now'
complete -c lcollections -n '__lcollections_has 1' -a watch -d 'Looks at an account again and again, and prints a line for each change'
complete -c lcollections -n '__lcollections_has 1' -a config -d 'The standing defaults, the profiles, and the stored key'
complete -c lcollections -n '__lcollections_has 1' -a doctor -d 'Looks at configuration, key, network and service, and says what is wrong and how it is mended'
complete -c lcollections -n '__lcollections_has 1' -a sandbox -d 'The server of the sandbox in the foreground, for other programs to call'
complete -c lcollections -n '__lcollections_has 1' -a completion -d 'The script with which a shell completes what is typed: bash, zsh, fish or powershell'
complete -c lcollections -n '__lcollections_has 1' -a help -d 'The help of a command'

complete -c lcollections -n '__lcollections_is list' -s a -l account -x -d 'the account, by its number, or by the address of its owner (0x...), which is looked up'
complete -c lcollections -n '__lcollections_is list' -l non-zero -d 'only collections of which the account holds something'
complete -c lcollections -n '__lcollections_is list' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is list' -l accounts-file -r -F -d 'one account a line, by number or address'
complete -c lcollections -n '__lcollections_is list' -l offset -x -d 'skip the first N collections'
complete -c lcollections -n '__lcollections_is list' -l limit -x -d 'at most N collections'
complete -c lcollections -n '__lcollections_is list' -l all -d 'every page, from --offset on'
complete -c lcollections -n '__lcollections_is list' -l max-items -x -d 'with --all: stop after N collections'
complete -c lcollections -n '__lcollections_is list' -l concurrency -x -d 'requests in flight at most, 1 to 64 (4)'
complete -c lcollections -n '__lcollections_is list' -l rate -x -d 'requests a second at most'
complete -c lcollections -n '__lcollections_is list' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is list' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is list' -l input -r -F -d 'no network: read saved answers (or what -o json or -o ndjson printed)'
complete -c lcollections -n '__lcollections_is list' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is list' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is list' -l retries -x -d 'further tries of a request that failed in passing (4)'
complete -c lcollections -n '__lcollections_is list' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is list' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is list' -s o -l output -x -a 'table\\t json\\t ndjson\\t csv\\t tsv\\t markdown\\t html\\t raw\\t' -d 'table (the default), json, ndjson, csv, tsv, markdown, html, or raw: the bytes of the service'
complete -c lcollections -n '__lcollections_is list' -l columns -x -a '(__lcollections_list_columns)' -d 'table, csv, tsv, markdown: fields by their names in the API, such as id,name,extra.properties.isLegacy'
complete -c lcollections -n '__lcollections_is list' -l sort -x -a '(__lcollections_list_sort)' -d 'all but raw: by these fields what was read, -FIELD from the greatest on, such as -count,name'
complete -c lcollections -n '__lcollections_is list; and __lcollections_follows --sort' -x -a '(__lcollections_list_sort)'
complete -c lcollections -n '__lcollections_is list' -l no-header -d 'table, csv, tsv: without the line of names'
complete -c lcollections -n '__lcollections_is list' -l wide -d 'table: do not cut cells, and show the time of day'
complete -c lcollections -n '__lcollections_is list' -l ipfs-gateway -x -d 'html: where the page gets pictures that are on IPFS'
complete -c lcollections -n '__lcollections_is list' -l spreadsheet-safe -d 'csv, tsv: cells that a spreadsheet would take for a formula begin with an apostrophe'
complete -c lcollections -n '__lcollections_is list' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is list' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is list' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is list' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is list' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is list' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is list' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is list' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is show' -s a -l account -x -d 'the account, by its number, or by the address of its owner (0x...), which is looked up'
complete -c lcollections -n '__lcollections_is show' -l non-zero -d 'only collections of which the account holds something'
complete -c lcollections -n '__lcollections_is show' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is show' -l concurrency -x -d 'requests in flight at most, 1 to 64 (4)'
complete -c lcollections -n '__lcollections_is show' -l rate -x -d 'requests a second at most'
complete -c lcollections -n '__lcollections_is show' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is show' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is show' -l input -r -F -d 'no network: read saved answers (or what -o json or -o ndjson printed)'
complete -c lcollections -n '__lcollections_is show' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is show' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is show' -l retries -x -d 'further tries of a request that failed in passing (4)'
complete -c lcollections -n '__lcollections_is show' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is show' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is show' -s o -l output -x -a 'table\\t json\\t ndjson\\t' -d 'table (the default): a card for each'
complete -c lcollections -n '__lcollections_is show' -l ipfs-gateway -x -d 'cards: where links to what is on IPFS lead'
complete -c lcollections -n '__lcollections_is show' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is show' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is show' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is show' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is show' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is show' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is show' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is show' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is summary' -s a -l account -x -d 'the account, by its number, or by the address of its owner (0x...), which is looked up'
complete -c lcollections -n '__lcollections_is summary' -l non-zero -d 'only collections of which the account holds something'
complete -c lcollections -n '__lcollections_is summary' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is summary' -l limit -x -d 'the size of a page (50)'
complete -c lcollections -n '__lcollections_is summary' -l concurrency -x -d 'requests in flight at most, 1 to 64 (4)'
complete -c lcollections -n '__lcollections_is summary' -l rate -x -d 'requests a second at most'
complete -c lcollections -n '__lcollections_is summary' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is summary' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is summary' -l input -r -F -d 'no network: read saved answers (or what -o json or -o ndjson printed)'
complete -c lcollections -n '__lcollections_is summary' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is summary' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is summary' -l retries -x -d 'further tries of a request that failed in passing (4)'
complete -c lcollections -n '__lcollections_is summary' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is summary' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is summary' -s o -l output -x -a 'table\\t json\\t' -d 'table (the default), or json'
complete -c lcollections -n '__lcollections_is summary' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is summary' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is summary' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is summary' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is summary' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is summary' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is summary' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is summary' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is diff' -s a -l account -x -d 'the account, by its number, or by the address of its owner (0x...), which is looked up'
complete -c lcollections -n '__lcollections_is diff' -l non-zero -d 'only collections of which the account holds something'
complete -c lcollections -n '__lcollections_is diff' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is diff' -l limit -x -d 'the size of a page (50)'
complete -c lcollections -n '__lcollections_is diff' -l concurrency -x -d 'requests in flight at most, 1 to 64 (4)'
complete -c lcollections -n '__lcollections_is diff' -l rate -x -d 'requests a second at most'
complete -c lcollections -n '__lcollections_is diff' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is diff' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is diff' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is diff' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is diff' -l retries -x -d 'further tries of a request that failed in passing (4)'
complete -c lcollections -n '__lcollections_is diff' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is diff' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is diff' -s o -l output -x -a 'table\\t json\\t ndjson\\t' -d 'table (the default), or json, ndjson'
complete -c lcollections -n '__lcollections_is diff' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is diff' -l exit-code -d '1 is the exit code where something changed, and 0 where nothing did'
complete -c lcollections -n '__lcollections_is diff' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is diff' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is diff' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is diff' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is diff' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is diff' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is diff' -s V -l version -d 'version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is diff; and __lcollections_has 2' -r -F
complete -c lcollections -n '__lcollections_is diff; and __lcollections_has 3' -r -F

complete -c lcollections -n '__lcollections_is watch' -l interval -x -d 'from the start of one look to that of the next: 10s, 60s (the default), 1h'
complete -c lcollections -n '__lcollections_is watch' -l state -r -F -d 'keep what was seen, so that the next run tells what happened in between'
complete -c lcollections -n '__lcollections_is watch' -l once -d 'look once, print what changed since the state, and end: for cron'
complete -c lcollections -n '__lcollections_is watch' -l exit-code -d 'with --once: 1 is the exit code where something changed'
complete -c lcollections -n '__lcollections_is watch' -s a -l account -x -d 'the account, by its number, or by the address of its owner (0x...), which is looked up'
complete -c lcollections -n '__lcollections_is watch' -l non-zero -d 'only collections of which the account holds something'
complete -c lcollections -n '__lcollections_is watch' -l token-address -x -d 'only collections of this contract'
complete -c lcollections -n '__lcollections_is watch' -l limit -x -d 'the size of a page (50)'
complete -c lcollections -n '__lcollections_is watch' -l concurrency -x -d 'requests in flight at most, 1 to 64 (4)'
complete -c lcollections -n '__lcollections_is watch' -l rate -x -d 'requests a second at most'
complete -c lcollections -n '__lcollections_is watch' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is watch' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is watch' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is watch' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is watch' -l retries -x -d 'further tries of a request that failed in passing (4)'
complete -c lcollections -n '__lcollections_is watch' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is watch' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is watch' -s o -l output -x -a 'table\\t ndjson\\t' -d 'table (the default), or ndjson'
complete -c lcollections -n '__lcollections_is watch' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is watch' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is watch' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is watch' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is watch' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is watch' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is watch' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is watch' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is config' -s o -l output -x -a 'table\\t json\\t' -d 'of list: table (the default), or json'
complete -c lcollections -n '__lcollections_is config' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is config' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is config' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is config' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is config' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is config' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is config' -s V -l version -d 'version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 2' -x -a 'get\\t set\\t unset\\t list\\t path\\t'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 3' -x -a 'account\\t non-zero\\t token-address\\t accounts-file\\t offset\\t limit\\t all\\t max-items\\t concurrency\\t rate\\t network\\t base-url\\t input\\t api-key-file\\t timeout\\t retries\\t proxy\\t ca-file\\t output\\t columns\\t sort\\t no-header\\t wide\\t ipfs-gateway\\t spreadsheet-safe\\t color\\t profile\\t quiet\\t verbose\\t debug\\t exit-code\\t interval\\t state\\t once\\t port\\t collections\\t latency\\t page-cap\\t faults\\t seed\\t data\\t api-key\\t api-key-command\\t'
complete -c lcollections -n '__lcollections_is config; and __lcollections_has 4' -x

complete -c lcollections -n '__lcollections_is doctor' -s a -l account -x -d 'an account that the key may read, by number or address'
complete -c lcollections -n '__lcollections_is doctor' -l network -x -a 'mainnet\\t testnet\\t sandbox\\t' -d 'mainnet (the default), testnet, or sandbox: made data from a server inside this command'
complete -c lcollections -n '__lcollections_is doctor' -l base-url -x -d 'another relayer, with or without a path'
complete -c lcollections -n '__lcollections_is doctor' -l input -r -F -d 'no network: read saved answers (or what -o json or -o ndjson printed)'
complete -c lcollections -n '__lcollections_is doctor' -l api-key-file -r -F -d 'the API key'
complete -c lcollections -n '__lcollections_is doctor' -l timeout -x -d 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m'
complete -c lcollections -n '__lcollections_is doctor' -l proxy -x -d 'an HTTP proxy, http://user:password@host:port'
complete -c lcollections -n '__lcollections_is doctor' -l ca-file -r -F -d 'a file of certificates to trust, beside the trust store of Java'
complete -c lcollections -n '__lcollections_is doctor' -s o -l output -x -a 'table\\t json\\t' -d 'table (the default): a line each'
complete -c lcollections -n '__lcollections_is doctor' -l color -x -a 'auto\\t always\\t never\\t' -d 'auto (the default), always, never'
complete -c lcollections -n '__lcollections_is doctor' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is doctor' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is doctor' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is doctor' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is doctor' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is doctor' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is doctor' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is sandbox' -l port -x -d 'the port on 127.0.0.1'
complete -c lcollections -n '__lcollections_is sandbox' -l collections -x -d 'every account holds N, up to 1000000'
complete -c lcollections -n '__lcollections_is sandbox' -l latency -x -d 'hold each answer back that long: 0ms (the default), 50ms, 2s'
complete -c lcollections -n '__lcollections_is sandbox' -l page-cap -x -d 'at most N collections an answer, whatever --limit says (default 50)'
complete -c lcollections -n '__lcollections_is sandbox' -l faults -x -a '(__lcollections_sandbox_faults)' -d 'what goes wrong, with its probability from 0 to 1: rate-limit=0.1, error, reset, truncate, slow, shift'
complete -c lcollections -n '__lcollections_is sandbox' -l seed -x -d 'another series of faults (default 1)'
complete -c lcollections -n '__lcollections_is sandbox' -l data -r -F -d 'serve saved answers (what --input reads) in place of made data'
complete -c lcollections -n '__lcollections_is sandbox' -l profile -x -d 'a profile of the configuration'
complete -c lcollections -n '__lcollections_is sandbox' -l config -r -F -d 'the configuration file, in place of the usual one'
complete -c lcollections -n '__lcollections_is sandbox' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is sandbox' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is sandbox' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is sandbox' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is sandbox' -s V -l version -d 'version, commit, JVM and operating system'

complete -c lcollections -n '__lcollections_is completion' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is completion' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is completion' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is completion' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is completion' -s V -l version -d 'version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is completion; and __lcollections_has 2' -x -a 'bash\\t zsh\\t fish\\t powershell\\t'

complete -c lcollections -n '__lcollections_is help' -s q -l quiet -d 'no notes on stderr'
complete -c lcollections -n '__lcollections_is help' -s v -l verbose -d 'each request with its status, size and time'
complete -c lcollections -n '__lcollections_is help' -l debug -d 'all there is, with the stack of an error'
complete -c lcollections -n '__lcollections_is help' -s h -l help -d 'this help'
complete -c lcollections -n '__lcollections_is help' -s V -l version -d 'version, commit, JVM and operating system'
complete -c lcollections -n '__lcollections_is help; and __lcollections_has 2' -x -a 'list\\t show\\t summary\\t diff\\t watch\\t config\\t doctor\\t sandbox\\t completion\\t help\\t'
