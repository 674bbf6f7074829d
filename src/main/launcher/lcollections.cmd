@echo off
rem Starts lcollections on Windows, with the Java of JAVA_HOME or on the PATH.
rem Delayed expansion is off, so that ! and ^ in arguments arrive as they are.
setlocal DisableDelayedExpansion
set "lcollections_java=java"
if not defined JAVA_HOME goto run
set "lcollections_java=%JAVA_HOME%\bin\java"
if exist "%lcollections_java%.exe" goto run
echo lcollections: JAVA_HOME has no bin\java.exe 1>&2
echo   hint: set it to a JDK or JRE of version 17 or later, or unset it 1>&2
exit /b 2
:run
rem The exit code of the last line is that of this file.
"%lcollections_java%" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -XX:+DisplayVMOutputToStderr -Dfile.encoding=UTF-8 %LCOLLECTIONS_JAVA_OPTS% -jar "%~dp0lcollections.jar" %*
