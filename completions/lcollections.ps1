# What PowerShell offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

Register-ArgumentCompleter -Native -CommandName 'lcollections' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
        @{ Text = 'list'; Tip = 'The collections of one or more accounts, and how many kinds of NFT they hold in each' }
        @{ Text = 'show'; Tip = 'Single collections of an account with every field, links and dates, as cards' }
        @{ Text = 'summary'; Tip = 'The totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint channel' }
        @{ Text = 'diff'; Tip = 'What changed between two saved lists, or between a saved one and now' }
        @{ Text = 'watch'; Tip = 'Looks at an account again and again, and prints a line for each change' }
        @{ Text = 'config'; Tip = 'The standing defaults, the profiles, and the stored key' }
        @{ Text = 'doctor'; Tip = 'Looks at configuration, key, network and service, and says what is wrong and how it is mended' }
        @{ Text = 'sandbox'; Tip = 'The server of the sandbox in the foreground, for other programs to call' }
        @{ Text = 'completion'; Tip = 'The script with which a shell completes what is typed: bash, zsh, fish or powershell' }
        @{ Text = 'help'; Tip = 'The help of a command' }
    )
    $menus = @{
        'list' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account, by its number, or by the address of its owner (0x...), which is looked up' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds something' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--accounts-file'); Takes = 'path'; Tip = 'one account a line, by number or address' }
                @{ Names = @('--offset'); Takes = 'anything'; Tip = 'skip the first N collections' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'at most N collections' }
                @{ Names = @('--all'); Takes = 'flag'; Tip = 'every page, from --offset on' }
                @{ Names = @('--max-items'); Takes = 'anything'; Tip = 'with --all: stop after N collections' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'requests in flight at most, 1 to 64 (4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'requests a second at most' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--input'); Takes = 'path'; Tip = 'no network: read saved answers (or what -o json or -o ndjson printed)' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'further tries of a request that failed in passing (4)' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html', 'raw'); Tip = 'table (the default), json, ndjson, csv, tsv, markdown, html, or raw: the bytes of the service' }
                @{ Names = @('--columns'); Takes = 'words'; Words = @('id', 'owner', 'name', 'contractAddress', 'collectionAddress', 'baseUri', 'nftFactory', 'description', 'avatar', 'banner', 'thumbnail', 'tileUri', 'cached.avatar', 'cached.banner', 'cached.tileUri', 'cached.thumbnail', 'deployStatus', 'nftType', 'isPublic', 'times.createdAt', 'times.updatedAt', 'extra.properties.isLegacy', 'extra.properties.isPublic', 'extra.properties.isCounterFactualNFT', 'extra.properties.isMintable', 'extra.properties.isEditable', 'extra.properties.isDeletable', 'extra.mintChannel', 'count', 'cached', 'times', 'extra', 'extra.properties', 'accountId'); Tip = 'table, csv, tsv, markdown: fields by their names in the API, such as id,name,extra.properties.isLegacy' }
                @{ Names = @('--sort'); Takes = 'signed_words'; Words = @('id', 'owner', 'name', 'contractAddress', 'collectionAddress', 'baseUri', 'nftFactory', 'description', 'avatar', 'banner', 'thumbnail', 'tileUri', 'cached.avatar', 'cached.banner', 'cached.tileUri', 'cached.thumbnail', 'deployStatus', 'nftType', 'isPublic', 'times.createdAt', 'times.updatedAt', 'extra.properties.isLegacy', 'extra.properties.isPublic', 'extra.properties.isCounterFactualNFT', 'extra.properties.isMintable', 'extra.properties.isEditable', 'extra.properties.isDeletable', 'extra.mintChannel', 'count'); Tip = 'all but raw: by these fields what was read, -FIELD from the greatest on, such as -count,name' }
                @{ Names = @('--no-header'); Takes = 'flag'; Tip = 'table, csv, tsv: without the line of names' }
                @{ Names = @('--wide'); Takes = 'flag'; Tip = 'table: do not cut cells, and show the time of day' }
                @{ Names = @('--ipfs-gateway'); Takes = 'anything'; Tip = 'html: where the page gets pictures that are on IPFS' }
                @{ Names = @('--spreadsheet-safe'); Takes = 'flag'; Tip = 'csv, tsv: cells that a spreadsheet would take for a formula begin with an apostrophe' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'show' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account, by its number, or by the address of its owner (0x...), which is looked up' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds something' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'requests in flight at most, 1 to 64 (4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'requests a second at most' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--input'); Takes = 'path'; Tip = 'no network: read saved answers (or what -o json or -o ndjson printed)' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'further tries of a request that failed in passing (4)' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson'); Tip = 'table (the default): a card for each' }
                @{ Names = @('--ipfs-gateway'); Takes = 'anything'; Tip = 'cards: where links to what is on IPFS lead' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'summary' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account, by its number, or by the address of its owner (0x...), which is looked up' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds something' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (50)' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'requests in flight at most, 1 to 64 (4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'requests a second at most' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--input'); Takes = 'path'; Tip = 'no network: read saved answers (or what -o json or -o ndjson printed)' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'further tries of a request that failed in passing (4)' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'table (the default), or json' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'diff' = @{
            Parameters = @(
                @{ Takes = 'path' }
                @{ Takes = 'path' }
            )
            Options = @(
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account, by its number, or by the address of its owner (0x...), which is looked up' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds something' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (50)' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'requests in flight at most, 1 to 64 (4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'requests a second at most' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'further tries of a request that failed in passing (4)' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json', 'ndjson'); Tip = 'table (the default), or json, ndjson' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--exit-code'); Takes = 'flag'; Tip = '1 is the exit code where something changed, and 0 where nothing did' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'watch' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('--interval'); Takes = 'anything'; Tip = 'from the start of one look to that of the next: 10s, 60s (the default), 1h' }
                @{ Names = @('--state'); Takes = 'path'; Tip = 'keep what was seen, so that the next run tells what happened in between' }
                @{ Names = @('--once'); Takes = 'flag'; Tip = 'look once, print what changed since the state, and end: for cron' }
                @{ Names = @('--exit-code'); Takes = 'flag'; Tip = 'with --once: 1 is the exit code where something changed' }
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'the account, by its number, or by the address of its owner (0x...), which is looked up' }
                @{ Names = @('--non-zero'); Takes = 'flag'; Tip = 'only collections of which the account holds something' }
                @{ Names = @('--token-address'); Takes = 'anything'; Tip = 'only collections of this contract' }
                @{ Names = @('--limit'); Takes = 'anything'; Tip = 'the size of a page (50)' }
                @{ Names = @('--concurrency'); Takes = 'anything'; Tip = 'requests in flight at most, 1 to 64 (4)' }
                @{ Names = @('--rate'); Takes = 'anything'; Tip = 'requests a second at most' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--retries'); Takes = 'anything'; Tip = 'further tries of a request that failed in passing (4)' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'ndjson'); Tip = 'table (the default), or ndjson' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'config' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('get', 'set', 'unset', 'list', 'path') }
                @{ Takes = 'word'; Words = @('account', 'non-zero', 'token-address', 'accounts-file', 'offset', 'limit', 'all', 'max-items', 'concurrency', 'rate', 'network', 'base-url', 'input', 'api-key-file', 'timeout', 'retries', 'proxy', 'ca-file', 'output', 'columns', 'sort', 'no-header', 'wide', 'ipfs-gateway', 'spreadsheet-safe', 'color', 'profile', 'quiet', 'verbose', 'debug', 'exit-code', 'interval', 'state', 'once', 'port', 'collections', 'latency', 'page-cap', 'faults', 'seed', 'data', 'api-key', 'api-key-command') }
                @{ Takes = 'anything' }
            )
            Options = @(
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'of list: table (the default), or json' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'doctor' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('-a', '--account'); Takes = 'anything'; Tip = 'an account that the key may read, by number or address' }
                @{ Names = @('--network'); Takes = 'word'; Words = @('mainnet', 'testnet', 'sandbox'); Tip = 'mainnet (the default), testnet, or sandbox: made data from a server inside this command' }
                @{ Names = @('--base-url'); Takes = 'anything'; Tip = 'another relayer, with or without a path' }
                @{ Names = @('--input'); Takes = 'path'; Tip = 'no network: read saved answers (or what -o json or -o ndjson printed)' }
                @{ Names = @('--api-key-file'); Takes = 'path'; Tip = 'the API key' }
                @{ Names = @('--timeout'); Takes = 'anything'; Tip = 'for one request, from connect to the last byte: 500ms, 30s (the default), 2m' }
                @{ Names = @('--proxy'); Takes = 'anything'; Tip = 'an HTTP proxy, http://user:password@host:port' }
                @{ Names = @('--ca-file'); Takes = 'path'; Tip = 'a file of certificates to trust, beside the trust store of Java' }
                @{ Names = @('-o', '--output'); Takes = 'word'; Words = @('table', 'json'); Tip = 'table (the default): a line each' }
                @{ Names = @('--color'); Takes = 'word'; Words = @('auto', 'always', 'never'); Tip = 'auto (the default), always, never' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'sandbox' = @{
            Parameters = @(
            )
            Options = @(
                @{ Names = @('--port'); Takes = 'anything'; Tip = 'the port on 127.0.0.1' }
                @{ Names = @('--collections'); Takes = 'anything'; Tip = 'every account holds N, up to 1000000' }
                @{ Names = @('--latency'); Takes = 'anything'; Tip = 'hold each answer back that long: 0ms (the default), 50ms, 2s' }
                @{ Names = @('--page-cap'); Takes = 'anything'; Tip = 'at most N collections an answer, whatever --limit says (default 50)' }
                @{ Names = @('--faults'); Takes = 'odds'; Words = @('rate-limit', 'error', 'reset', 'truncate', 'slow', 'shift'); Tip = 'what goes wrong, with its probability from 0 to 1: rate-limit=0.1, error, reset, truncate, slow, shift' }
                @{ Names = @('--seed'); Takes = 'anything'; Tip = 'another series of faults (default 1)' }
                @{ Names = @('--data'); Takes = 'path'; Tip = 'serve saved answers (what --input reads) in place of made data' }
                @{ Names = @('--profile'); Takes = 'anything'; Tip = 'a profile of the configuration' }
                @{ Names = @('--config'); Takes = 'path'; Tip = 'the configuration file, in place of the usual one' }
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'completion' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('bash', 'zsh', 'fish', 'powershell') }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
            )
        }
        'help' = @{
            Parameters = @(
                @{ Takes = 'word'; Words = @('list', 'show', 'summary', 'diff', 'watch', 'config', 'doctor', 'sandbox', 'completion', 'help') }
            )
            Options = @(
                @{ Names = @('-q', '--quiet'); Takes = 'flag'; Tip = 'no notes on stderr' }
                @{ Names = @('-v', '--verbose'); Takes = 'flag'; Tip = 'each request with its status, size and time' }
                @{ Names = @('--debug'); Takes = 'flag'; Tip = 'all there is, with the stack of an error' }
                @{ Names = @('-h', '--help'); Takes = 'flag'; Tip = 'this help' }
                @{ Names = @('-V', '--version'); Takes = 'flag'; Tip = 'version, commit, JVM and operating system' }
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

    # The command, the options that are given, and the one whose value is typed.
    $command = ''
    if ($before.Count -gt 1 -and $commands.Text -ccontains $before[1]) {
        $command = $before[1]
    }
    $menu = $menus[$command]
    $given = @()
    $option = $null
    $parameters = 0
    for ($i = 1; $i -lt $before.Count; $i++) {
        $word = $before[$i]
        if ($option) {
            $option = $null
        } elseif ($word -eq '--') {
            return ''
        } elseif ($word.StartsWith('-')) {
            $given += ($word -split '=', 2)[0]
            $option = $menu.Options | Where-Object { $_.Names -ccontains $word -and $_.Takes -ne 'flag' }
        } elseif ($i -gt 1) {
            $parameters++
        }
    }
    $prefix = ''
    if (-not $option -and $current -match '^(-[^=]*)=') {
        $prefix = $Matches[0]
        $name = $Matches[1]
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
    } elseif (-not $current.StartsWith('-') -and $before.Count -eq 1) {
        $takes = 'commands'
    } elseif (-not $current.StartsWith('-') -and $parameters -lt $menu.Parameters.Count) {
        $takes = $menu.Parameters[$parameters].Takes
        $words = $menu.Parameters[$parameters]['Words']
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
            if (-not ($each.Names | Where-Object { $given -ccontains $_ })) {
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
