# What PowerShell offers behind lcollections when TAB is pressed. Generated from the options of the program; do not edit it.

Register-ArgumentCompleter -Native -CommandName 'lcollections' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
        {{commands}}
    )
    $menus = @{
        {{menus}}
    }
    {{same}}

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
