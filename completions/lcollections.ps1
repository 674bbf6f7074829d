# What PowerShell offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

Register-ArgumentCompleter -Native -CommandName 'lcollections' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
        @{ Text = 'list'; Tip = 'Lists the collections of one or more accounts, and how many kinds of NFT they hold in each' }
        @{ Text = 'show'; Tip = 'Shows single collections of an account with every field, links and dates, as cards' }
        @{ Text = 'summary'; Tip = 'Shows the totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel' }
        @{ Text = 'diff'; Tip = 'Shows what changed between two saved lists, or between a saved list and now' }
        @{ Text = 'watch'; Tip = 'Polls an account and prints one line per change' }
        @{ Text = 'config'; Tip = 'Shows or changes defaults, profiles and the stored key' }
        @{ Text = 'doctor'; Tip = 'Checks configuration, key, network and service, and suggests fixes' }
        @{ Text = 'sandbox'; Tip = 'Runs the built-in server of the sandbox for other programs, and prints its base URL' }
        @{ Text = 'completion'; Tip = 'Prints a shell completion script, for bash, zsh, fish or powershell' }
        @{ Text = 'help'; Tip = 'Shows the help of a command' }
    )
    $menus = @{
        'list' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Repeats = $true; Tip = 'the account: its number, or the 0x.' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds at least one NFT' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--collection-id'); Takes = 'anything'; Tip = 'only the collection with this id' }
                @{ Names = @('--where'); Takes = 'anything'; Tip = 'only collections for which this jq expression is true, such as ''.count > 5''' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'maximum parallel requests, 1 to 64 (default 4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'maximum requests per second' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'retry a failed request up to N times (default 4)' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('--accounts-file'); Takes = 'path'; Tip = 'one account per line, by number or address' }
                @{ Names = @('--offset'); Takes = 'anything'; Tip = 'skip the first N collections' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'return at most N collections' }
                @{ Names = @('--all'); Takes = 'flag'; Tip = 'read every page, from --offset on' }
                @{ Names = @('--max-items'); Takes = 'anything'; Tip = 'with --all: stop after N collections' }
                @{ Names = @('--input'); Takes = 'path'; Repeats = $true; Tip = 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson', 'csv', 'tsv', 'xlsx', 'markdown', 'html', 'raw'); Tip = 'table (default), json, ndjson, csv, tsv, xlsx, markdown, html, or raw: the bytes of the service' }
                @{ Names = @('--columns'); Takes = 'words'; Words = @('id', 'owner', 'name', 'contractAddress', 'collectionAddress', 'baseUri', 'nftFactory', 'description', 'avatar', 'banner', 'thumbnail', 'tileUri', 'cached.avatar', 'cached.banner', 'cached.tileUri', 'cached.thumbnail', 'deployStatus', 'nftType', 'isPublic', 'times.createdAt', 'times.updatedAt', 'extra.properties.isLegacy', 'extra.properties.isPublic', 'extra.properties.isCounterFactualNFT', 'extra.properties.isMintable', 'extra.properties.isEditable', 'extra.properties.isDeletable', 'extra.mintChannel', 'count', 'cached', 'times', 'extra', 'extra.properties', 'accountId'); Tip = 'the fields to print, by API name or table header, such as id,name,extra.properties.isLegacy (not for html and raw)' }
                @{ Names = @('--sort'); Takes = 'signed_words'; Words = @('id', 'owner', 'name', 'contractAddress', 'collectionAddress', 'baseUri', 'nftFactory', 'description', 'avatar', 'banner', 'thumbnail', 'tileUri', 'cached.avatar', 'cached.banner', 'cached.tileUri', 'cached.thumbnail', 'deployStatus', 'nftType', 'isPublic', 'times.createdAt', 'times.updatedAt', 'extra.properties.isLegacy', 'extra.properties.isPublic', 'extra.properties.isCounterFactualNFT', 'extra.properties.isMintable', 'extra.properties.isEditable', 'extra.properties.isDeletable', 'extra.mintChannel', 'count'); Tip = 'sort by these fields' }
                @{ Names = @('--no-header'); Takes = 'flag'; Tip = 'omit the header row (for table, csv, tsv)' }
                @{ Names = @('--wide'); Takes = 'flag'; Tip = 'do not cut cells, and show the time of day (for table)' }
                @{ Names = @('--ipfs-gateway'); Takes = 'anything'; Tip = 'the gateway for pictures and links on IPFS, for table and html (default https://ipfs.io/ipfs/)' }
                @{ Names = @('--spreadsheet-safe'); Takes = 'flag'; Tip = 'put an apostrophe before cells that a spreadsheet would run as formulas or turn into other values: more than 15 digits, leading zeros, 1E5, dates (for csv, tsv)' }
                @{ Names = @('--exit-code'); Takes = 'flag'; Tip = 'exit with code 1 if no collection was listed' }
                @{ Names = @('--jq'); Takes = 'anything'; Tip = 'print what this jq expression makes of the document, for json' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
            )
        }
        'show' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account: its number, or the 0x.' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds at least one NFT' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--collection-id'); Takes = 'anything'; Tip = 'only the collection with this id' }
                @{ Names = @('--where'); Takes = 'anything'; Tip = 'only collections for which this jq expression is true, such as ''.count > 5''' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'maximum parallel requests, 1 to 64 (default 4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'maximum requests per second' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'retry a failed request up to N times (default 4)' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('--input'); Takes = 'path'; Repeats = $true; Tip = 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson'); Tip = 'table (default): a card for each' }
                @{ Names = @('--ipfs-gateway'); Takes = 'anything'; Tip = 'the gateway for links to IPFS on cards (default https://ipfs.io/ipfs/)' }
                @{ Names = @('--jq'); Takes = 'anything'; Tip = 'print what this jq expression makes of the document, for json' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
            )
        }
        'summary' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account: its number, or the 0x.' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds at least one NFT' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--collection-id'); Takes = 'anything'; Tip = 'only the collection with this id' }
                @{ Names = @('--where'); Takes = 'anything'; Tip = 'only collections for which this jq expression is true, such as ''.count > 5''' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'maximum parallel requests, 1 to 64 (default 4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'maximum requests per second' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'retry a failed request up to N times (default 4)' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (default 50)' }
                @{ Names = @('--input'); Takes = 'path'; Repeats = $true; Tip = 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'table (default) or json' }
                @{ Names = @('--jq'); Takes = 'anything'; Tip = 'print what this jq expression makes of the document, for json' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
            )
        }
        'diff' = @{
            Parameters = @(
                @{ Takes = 'path' }
                @{ Takes = 'path' }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account: its number, or the 0x.' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds at least one NFT' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--collection-id'); Takes = 'anything'; Tip = 'only the collection with this id' }
                @{ Names = @('--where'); Takes = 'anything'; Tip = 'only collections for which this jq expression is true, such as ''.count > 5''' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'maximum parallel requests, 1 to 64 (default 4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'maximum requests per second' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'retry a failed request up to N times (default 4)' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (default 50)' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson'); Tip = 'table (default), json or ndjson' }
                @{ Names = @('--jq'); Takes = 'anything'; Tip = 'print what this jq expression makes of the document, for json' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
                @{ Names = @('--exit-code'); Takes = 'flag'; Tip = 'exit with code 1 if there are changes' }
            )
        }
        'watch' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account: its number, or the 0x.' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds at least one NFT' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--collection-id'); Takes = 'anything'; Tip = 'only the collection with this id' }
                @{ Names = @('--where'); Takes = 'anything'; Tip = 'only collections for which this jq expression is true, such as ''.count > 5''' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'maximum parallel requests, 1 to 64 (default 4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'maximum requests per second' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'retry a failed request up to N times (default 4)' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('--interval'); Takes = 'anything'; Tip = 'from the start of one poll to the start of the next: 10s, 1h (default 60s)' }
                @{ Names = @('--state'); Takes = 'path'; Tip = 'keep the current state in a file, so that the next run prints what changed in between' }
                @{ Names = @('--once'); Takes = 'flag'; Tip = 'poll once, print what changed since the state, and exit: for cron' }
                @{ Names = @('--exit-code'); Takes = 'flag'; Tip = 'with --once: exit with code 1 if there are changes' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (default 50)' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'ndjson'); Tip = 'table (default) or ndjson' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
            )
        }
        'config' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('get', 'set', 'unset', 'list', 'path') }
                @{ Takes = 'word'; Words = @('account', 'non-zero', 'token-address', 'collection-id', 'where', 'accounts-file', 'offset', 'limit', 'all', 'max-items', 'concurrency', 'rate', 'retries', 'network', 'base-url', 'api-key-file', 'timeout', 'proxy', 'ca-file', 'input', 'output', 'columns', 'sort', 'no-header', 'wide', 'ipfs-gateway', 'spreadsheet-safe', 'exit-code', 'jq', 'color', 'profile', 'quiet', 'verbose', 'debug', 'interval', 'state', 'once', 'port', 'collections', 'latency', 'page-cap', 'faults', 'seed', 'data', 'cors', 'api-key', 'api-key-command') }
                @{ Takes = 'anything' }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'table (default) or json' }
            )
        }
        'doctor' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'an account that the key may read, by number or address' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (default), testnet, or sandbox: a built-in server with generated data' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'the URL of another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'read the API key from a file' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'time limit of one request, from connect to the last byte: 500ms, 2m (default 30s' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust in addition to those of Java' }
                @{ Names = @('--input'); Takes = 'path'; Repeats = $true; Tip = 'read saved responses (pages, -o json or ndjson, HAR, NFT balances) and send no request' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'table (default): one line per check' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (default), always or never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
            )
        }
        'sandbox' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
                @{ Names = @('--port'); Takes = 'anything'; Tip = 'the port on 127.0.0.1' }
                @{ Names = @('--collections'); Takes = 'anything'; Tip = 'every account holds N collections, at most 1000000' }
                @{ Names = @('--latency'); Takes = 'anything'; Tip = 'delay each response: 50ms, 2s (default 0ms)' }
                @{ Names = @('--page-cap'); Takes = 'anything'; Tip = 'maximum collections per response, whatever --limit says (default 50)' }
                @{ Names = @('--faults'); Takes = 'odds'; Words = @('rate-limit', 'error', 'reset', 'truncate', 'slow', 'shift'); Tip = 'faults and their probabilities, 0 to 1, separated by commas: rate-limit=0.1, error, reset, truncate, slow, shift' }
                @{ Names = @('--seed'); Takes = 'anything'; Tip = 'seed of the faults (default 1)' }
                @{ Names = @('--data'); Takes = 'path'; Tip = 'serve saved responses (what --input reads), not generated data' }
                @{ Names = @('--cors'); Takes = 'anything'; Tip = 'let web pages of this origin read the responses: http://localhost:3000' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'use this profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'use this configuration file, not the usual one' }
            )
        }
        'completion' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('bash', 'zsh', 'fish', 'powershell') }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
            )
        }
        'help' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('list', 'show', 'summary', 'diff', 'watch', 'config', 'doctor', 'sandbox', 'completion', 'help') }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'print no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'print each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'print everything, including stack traces' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'show this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'show version, commit, JVM and operating system' }
            )
        }
    }
    $menus[''] = $menus['list']

    # The words before the cursor, and what is typed of the one at it.
    $before = @()
    $current = ''
    foreach ($element in $commandAst.CommandElements) {
        $extent = $element.Extent
        if ($extent.EndOffset -lt $cursorPosition) {
            $before += $extent.Text
        } elseif ($extent.StartOffset -lt $cursorPosition) {
            $current = $extent.Text.Substring(0, $cursorPosition - $extent.StartOffset)
        }
    }
    $quote = ''
    if ($current -match '^[''"]') {
        $quote = $Matches[0]
        $current = $current.Trim($quote)
    }

    # The command, which may stand behind options, the options that are given, and the one whose value is typed.
    $all = $menus.Values | ForEach-Object { $_.Options }
    $flags = $all | Where-Object { $_.Takes -eq 'flag' } | ForEach-Object { $_.Names }
    $valued = $all | Where-Object { $_.Takes -ne 'flag' } | ForEach-Object { $_.Names }
    $command = ''
    $given = @()
    $name = ''
    $parameters = 0
    $ended = $false
    for ($i = 1; $i -lt $before.Count; $i++) {
        $word = $before[$i]
        if ($name) {
            $name = ''
        } elseif (-not $ended -and $word -eq '--') {
            $ended = $true
        } elseif (-not $ended -and $word.StartsWith('-')) {
            $given += ($word -split '=', 2)[0]
            $next = if ($i + 1 -lt $before.Count) { $before[$i + 1] } else { '-' }
            if ($valued -ccontains $word) {
                $name = $word
            } elseif (-not $command -and $flags -cnotcontains $word -and -not $word.Contains('=') -and
                -not $next.StartsWith('-') -and $commands.Text -cnotcontains $next) {
                # Another spelling of an option: what follows is its value.
                $i++
            }
        } elseif (-not $command -and -not $parameters -and -not $ended -and $commands.Text -ccontains $word) {
            $command = $word
        } else {
            $parameters++
        }
    }
    $menu = $menus[$command]
    $prefix = ''
    if (-not $ended -and -not $name -and $current -match '^(-[^=]*)=') {
        $prefix = $Matches[0]
        $name = $Matches[1]
    }
    $option = $null
    if ($name) {
        $option = $menu.Options | Where-Object { $_.Names -ccontains $name }
        if (-not $option) {
            return ''
        }
    }

    # What it may be.
    $takes = 'options'
    $words = @()
    if ($option) {
        $takes = $option.Takes
        $words = $option['Words']
    } elseif (-not $command -and -not $parameters -and -not $ended -and -not $current.StartsWith('-')) {
        $takes = 'commands'
    } elseif (($ended -or -not $current.StartsWith('-')) -and $parameters -lt $menu.Parameters.Count) {
        $takes = $menu.Parameters[$parameters].Takes
        $words = $menu.Parameters[$parameters]['Words']
    } elseif ($ended) {
        return ''
    }
    if ($takes -eq 'path') {
        # PowerShell offers files where nothing else is offered.
        return
    }

    # What stands before and behind a word, and the words that stand there already.
    $head = ''
    $end = ''
    $taken = @()
    if ($takes -in 'words', 'signed_words', 'odds') {
        $parts = @($current.Substring($prefix.Length) -split ',')
        $taken = @($parts | Select-Object -SkipLast 1 | ForEach-Object { $_ -replace '^-' -replace '=.*' })
        $head = -join ($parts | Select-Object -SkipLast 1 | ForEach-Object { "$_," })
        if ($takes -eq 'signed_words' -and $parts[-1].StartsWith('-')) {
            $head += '-'
        } elseif ($takes -eq 'odds') {
            $end = '='
        }
    }
    if ($takes -eq 'commands') {
        $found = $commands
    } elseif ($takes -eq 'options') {
        $found = foreach ($each in $menu.Options) {
            if ($each['Repeats'] -or -not ($each.Names | Where-Object { $given -ccontains $_ })) {
                foreach ($name in $each.Names) {
                    @{ Text = $name; Tip = $each.Tip }
                }
            }
        }
    } else {
        $found = foreach ($word in $words) {
            if ($taken -cnotcontains $word) {
                @{ Text = $word; Tip = $word }
            }
        }
    }

    $results = foreach ($each in $found) {
        $whole = $prefix + $head + $each.Text + $end
        if ($whole.StartsWith($current, [StringComparison]::Ordinal)) {
            # A comma outside quotes parts words for PowerShell, and what stands before it is kept.
            $text = if ($quote) { $quote + $whole + $quote } else { $whole.Substring($whole.LastIndexOf(',') + 1) }
            $kind = if ($takes -eq 'options') { 'ParameterName' } else { 'ParameterValue' }
            [System.Management.Automation.CompletionResult]::new($text, $each.Text, $kind, $each.Tip)
        }
    }
    if ($results) {
        $results
    } else {
        # Otherwise it would offer files.
        ''
    }
}
