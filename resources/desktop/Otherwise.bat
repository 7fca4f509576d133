@echo off
rem Starts Otherwise on Windows: double-click it, or drop scenarios on it. The first time it fetches what
rem Otherwise needs, and this window shows it. The window closes as soon as Otherwise starts.
rem
rem It was run under Wine only, with stand-ins for Python and uv; it could not be tried on Windows.
rem
rem Windows hands a dropped file over in pieces if its name has an ampersand and no space: open such a file from
rem the menu. What python, py or uv stand for may be a batch file, which only call comes back from.
setlocal
title Otherwise

if not exist "%~dp0..\..\main.py" goto no_folder
rem This also reaches a folder on a network drive, where cd does not.
pushd "%~dp0..\.."

set "uv=uv"
call uv --version >nul 2>nul
if not errorlevel 1 goto have_uv

rem What stands on the path as python may be no more than a pointer to the store: only a run tells.
set "python=py -3"
call py -3 -c "" >nul 2>nul
if not errorlevel 1 goto have_python
set "python=python"
call python -c "" >nul 2>nul
if errorlevel 1 goto no_python
:have_python
set "uv=%python% -m uv"
call %uv% --version >nul 2>nul
if not errorlevel 1 goto have_uv
echo Installing uv, which fetches what Otherwise needs.
call %python% -m pip install --quiet uv
if errorlevel 1 goto no_uv

:have_uv
call %uv% sync --no-dev --inexact --quiet
if errorlevel 1 goto not_fetched
rem pythonw needs no window of its own, and start lets this one close. No popd: it would take the folder of a
rem network drive away from the program.
if not exist ".venv\Scripts\pythonw.exe" goto with_console
start "" ".venv\Scripts\pythonw.exe" main.py %*
exit /b 0

:with_console
call %uv% run --no-dev main.py %*
if errorlevel 1 goto ended_badly
exit /b 0

:no_folder
echo Otherwise's main.py is not where it should be: leave this file where it is in the folder of Otherwise.
goto wait
:no_python
echo Otherwise needs Python. Install it from https://www.python.org/downloads/ and try again.
goto wait
:no_uv
echo uv could not be installed; the reason stands above.
goto wait
:not_fetched
echo What Otherwise needs could not be fetched; the reason stands above.
goto wait
:ended_badly
echo Otherwise did not end well; the reason stands above.
:wait
pause
exit /b 1
