package dev.migrate.sample.user;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/users")
class UserController {

	private final UserRepository users;

	UserController(UserRepository users) {
		this.users = users;
	}

	@GetMapping
	List<User> list() {
		return this.users.findAll();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	User create(@RequestBody @Valid NewUser user) {
		if (this.users.existsByEmail(user.email())) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "There is a user with this email already");
		}
		return this.users.save(new User(user.email(), user.fullName(), user.staff(), user.address()));
	}

	record NewUser(@NotBlank @Email @Size(max = 254) String email, @NotBlank @Size(max = 100) String fullName,
			boolean staff, @Valid Address address) {
	}

}
