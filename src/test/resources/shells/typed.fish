# A fish that tells when it is ready, and at Ctrl-T what stands in its line.
source $SCRIPTS/lcollections.fish

function fish_prompt
    printf '\035'
end

function tell
    printf '\036%s\037' (commandline | string collect)
    commandline ''
end
bind \ct tell
