@echo off
rem Starts lcollections on Windows, with the Java of JAVA_HOME or of the PATH.
rem Delayed expansion is off, so that ! and ^ in arguments arrive as they are.
setlocal DisableDelayedExpansion
set "java=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%j in (java.exe) do set "java=%%~$PATH:j"
if exist "%java%" goto version
echo lcollections: no Java found in JAVA_HOME, or without it on the PATH 1>&2
goto hint

:version
rem The release file of a JDK has its version; running java -version would take longer.
for %%j in ("%java%") do set "release=%%~dpj..\release"
set "java_version=17"
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%a in ("%release%") do if "%%a"=="JAVA_VERSION" set "java_version=%%~b"
for /f "delims=.-+" %%v in ("%java_version%") do if %%v geq 17 goto run
echo lcollections: Java %java_version% at "%java%" is too old: version 17 or later is required 1>&2

:hint
echo   hint: install a JDK or JRE of version 17 or later, or set JAVA_HOME to one 1>&2
exit /b 2

:run
rem The program writes UTF-8; the code page of the console is set for it, and restored.
for /f "tokens=2 delims=:." %%c in ('chcp') do set "codepage=%%c"
chcp 65001 > nul
"%java%" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+UseSerialGC -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:+SuppressFatalErrorMessage -Dfile.encoding=UTF-8 %LCOLLECTIONS_JAVA_OPTS% -jar "%~dp0lcollections.jar" %*
set "code=%errorlevel%"
if defined codepage chcp %codepage% > nul
exit /b %code%
