package io.lcollections.cli;

/** The shells that can complete what is typed. The names are those that users type. */
enum Shell {
    bash("lcollections.bash"),
    zsh("_lcollections"),
    fish("lcollections.fish"),
    powershell("lcollections.ps1");

    private final String file;

    Shell(String file) {
        this.file = file;
    }

    /** The name of its script. */
    String file() {
        return file;
    }
}
