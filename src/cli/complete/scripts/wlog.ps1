# Completion of wlog in PowerShell. The program itself answers; see 'wlog completions --help'.
Register-ArgumentCompleter -Native -CommandName wlog -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = [Math]::Max(0, $cursorPosition - $commandAst.Extent.StartOffset)
    $line = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        # Percent signs carry quotes and Chinese safely, whatever the version does to arguments.
        $reply = @(wlog __complete powershell ([uri]::EscapeDataString($line)) 2>$null)
    } catch {
        $reply = @()
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    foreach ($entry in $reply) {
        $word, $listed, $about = $entry -split "`t", 3
        if ($word) {
            [System.Management.Automation.CompletionResult]::new($word, $listed, 'ParameterValue', $about)
        }
    }
}
